'use client'

import { ActionIcon } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { curlyQuotes } from '@/components/ui/format/quotes'
import { useRoom } from '../room-context'
import styles from './hints-panel.module.css'

/** What is to be designed, above everything else during the first step of the round. */
export function PromptCard() {
  const { prompt, isFirst } = useRoom(({ room, prompt, step }) => ({
    prompt,
    isFirst: step !== null && step === room.plan[0]?.slug,
  }))
  const [folded, setFolded] = useState(false)
  if (folded || !isFirst) return null
  return (
    <div className={styles.newest}>
      <article className={styles.card} aria-label="Your prompt">
        <header>
          <b>Your prompt</b>
          <ActionIcon size={24} ml="auto" aria-label="Collapse prompt" onClick={() => setFolded(true)}>
            <IconX size={14} />
          </ActionIcon>
        </header>
        <p>{curlyQuotes(prompt)}</p>
      </article>
    </div>
  )
}
