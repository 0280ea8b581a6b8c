'use client'

import { Button } from '@mantine/core'
import { EmptyState } from '@/components/ui/empty-state'
import { LinkButton } from '@/components/ui/links/link-button'
import { today } from '@/lib/drills/client/today'
import type { DeckPart, Memories } from '@/lib/drills/domain/deck'
import { daysUntilDue } from '@/lib/drills/domain/plan-day'
import { dayWords } from './day-words'

type NoCardsProps = {
  deck: readonly DeckPart[]
  memories: Memories
  of: { title: string; href: string } | null
  onAll: () => void
}

/** Nothing is due: when something will be, and what to do until then. */
export function NoCards({ deck, memories, of, onAll }: NoCardsProps) {
  const days = daysUntilDue(deck, memories, today())
  const next = days === null ? '' : ` The next card is due ${dayWords(days)}.`
  return of ? (
    <EmptyState
      title="Nothing here is due today"
      action={
        <Button variant="default" onClick={onAll}>
          Go through them anyway
        </Button>
      }
    >
      {`You know these cards for now.${next}`}
    </EmptyState>
  ) : (
    <EmptyState title="Done for today" action={<LinkButton href="/drills/sums">Do a sum</LinkButton>}>
      {`No card is due, and you have done today’s new ones.${next}`}
    </EmptyState>
  )
}
