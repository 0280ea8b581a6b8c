'use client'

import { Button } from '@mantine/core'
import { LinkButton } from '@/components/ui/links/link-button'
import { today } from '@/lib/drills/client/today'
import type { DeckPart } from '@/lib/drills/domain/deck'
import { daysUntilDue } from '@/lib/drills/domain/plan-day'
import type { DrillSession } from '@/lib/drills/domain/session'
import styles from './cards-done.module.css'
import { dayWords } from './day-words'

type CardsDoneProps = {
  session: DrillSession
  deck: readonly DeckPart[]
  of: { title: string; href: string } | null
  onMore: () => void
}

/** The end of a run: its result, when it continues, and the rest of the ten minutes. */
export function CardsDone({ session, deck, of, onMore }: CardsDoneProps) {
  const again = new Set(session.past.flatMap(({ card, rating }) => (rating === 1 ? [card] : []))).size
  const days = daysUntilDue(deck, session.memories, today())
  return (
    <section className={styles.done} aria-label="Done" aria-live="polite">
      <h2>That was the last one</h2>
      <p>
        <b>{session.total}</b> {session.total === 1 ? 'card' : 'cards'}, <b>{again}</b> not known at first.
        {days !== null && ` The next is due ${dayWords(days)}.`}
      </p>
      <div className={styles.actions}>
        <LinkButton href="/drills/sums">Do a sum</LinkButton>
        <LinkButton href="/drills/scenes" variant="default">
          Which pattern?
        </LinkButton>
        {of && (
          <Button variant="subtle" onClick={onMore}>
            See what is left of {of.title}
          </Button>
        )}
      </div>
    </section>
  )
}
