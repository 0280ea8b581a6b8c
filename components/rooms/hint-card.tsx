'use client'

import { ActionIcon } from '@mantine/core'
import { IconBolt, IconBulb, IconMessageQuestion, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { formatFixedClock } from '@/components/ui/format-time'
import styles from './hints-panel.module.css'
import { nameOf, useScene } from './room-context'

/** The newest hint, changed requirement or question; stays until it is folded, and is announced politely. */
export function HintCard() {
  const { room } = useScene()
  const [foldedUpTo, setFoldedUpTo] = useState(0)
  const newest = [
    ...room.hints.map((hint) => ({
      ...hint,
      icon: IconBulb,
      title: room.mode === 'solo' ? 'Hint' : `Hint from ${nameOf(room, hint.by)}`,
    })),
    ...room.curveballs.map((ball) => ({ ...ball, icon: IconBolt, title: 'Something changes' })),
    ...room.probes.map((probe) => ({ ...probe, icon: IconMessageQuestion, title: 'The interviewer asks' })),
  ].sort((a, b) => b.seq - a.seq)[0]
  return (
    <div role="status" aria-label="Newest hint" className={styles.newest}>
      {newest && newest.seq > foldedUpTo && (
        <article className={styles.card}>
          <header>
            <newest.icon size={15} stroke={1.8} aria-hidden="true" />
            <b>{newest.title}</b>
            <time>{formatFixedClock(newest.elapsed / 1000)}</time>
            <ActionIcon size={24} aria-label="Fold hint" onClick={() => setFoldedUpTo(newest.seq)}>
              <IconX size={14} />
            </ActionIcon>
          </header>
          <p>{newest.text}</p>
        </article>
      )}
    </div>
  )
}
