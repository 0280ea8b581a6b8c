'use client'

import { ActionIcon } from '@mantine/core'
import { IconBolt, IconBulb, IconFlask, IconMessageQuestion, IconX } from '@tabler/icons-react'
import { formatFixedClock } from '@/components/ui/format/format-time'
import { curlyQuotes } from '@/components/ui/format/quotes'
import { nameOf, useRoom } from '../room-context'
import styles from './hints-panel.module.css'
import { playedTrials } from './played-trials'

/** The last event for which the card was folded. Kept by the room, because the card moves between panels. */
export type HintFold = { upTo: number; set: (seq: number) => void }

/**
 * The newest hint, changed requirement or question. Stays until it is folded or the next step begins, and is
 * announced politely.
 */
export function HintCard({ fold }: { fold: HintFold }) {
  const room = useRoom(({ room: { visits, hints, curveballs, trials, probes, mode, members } }) => ({
    visits,
    hints,
    curveballs,
    trials,
    probes,
    mode,
    members,
  }))
  const stepSince = room.visits.at(-1)?.from ?? 0
  const newest = [
    ...room.hints.map((hint) => ({
      ...hint,
      icon: IconBulb,
      title: room.mode === 'solo' ? 'Hint' : `Hint from ${nameOf(room, hint.by)}`,
    })),
    ...room.curveballs.map((ball) => ({
      ...ball,
      icon: IconBolt,
      title: 'Curveball: a requirement changes',
    })),
    ...playedTrials(room).map((played) => ({ ...played, icon: IconFlask })),
    ...room.probes.map((probe) => ({ ...probe, icon: IconMessageQuestion, title: 'The interviewer asks' })),
  ].sort((a, b) => b.seq - a.seq)[0]
  return (
    <div role="status" aria-label="Newest hint" className={styles.newest}>
      {newest && newest.seq > fold.upTo && newest.elapsed >= stepSince && (
        <article className={styles.card}>
          <header>
            <newest.icon size={15} stroke={1.8} aria-hidden="true" />
            <b>{newest.title}</b>
            <time>{formatFixedClock(newest.elapsed / 1000)}</time>
            <ActionIcon size={24} aria-label="Collapse hint" onClick={() => fold.set(newest.seq)}>
              <IconX size={14} />
            </ActionIcon>
          </header>
          <SpokenLines text={newest.text} />
        </article>
      )}
    </div>
  )
}

/** Spoken text, one paragraph per line. */
export function SpokenLines({ text }: { text: string }) {
  return text.split('\n').map((line, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a line may occur twice, and none ever moves
    <p key={index}>{curlyQuotes(line)}</p>
  ))
}
