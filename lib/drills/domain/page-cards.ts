import { choicesOf } from '@/lib/handbook/domain/choices-of'
import type { PreparedPage } from '@/lib/handbook/domain/prepare-page'
import { cardId } from './card-id'
import type { DrillCard } from './deck'

/** The cards of a page of the handbook. */
export function pageCards({ id, title, cards }: Pick<PreparedPage, 'id' | 'title' | 'cards'>): DrillCard[] {
  return cards.map(({ ask, right, wrong, why }) => ({
    id: cardId(id, ask),
    ask,
    choices: choicesOf({ ask, right, wrong }),
    answer: right,
    why,
    from: { title, href: `/handbook/${id}` },
  }))
}
