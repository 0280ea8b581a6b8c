import type { DeckPart, Memories } from './deck'
import { type Day, dueCards, newCards, planDay } from './plan-day'

/** Cards of one run through something: more than that is not remembered from one sitting. */
export const RUN_CARDS = 30

/**
 * The cards of a run. Today's are what the day holds; those of a page or a case are what is due of it and what is new;
 * `all` takes the others too, those that were not seen for longest first.
 */
export function planRun(
  deck: readonly DeckPart[],
  memories: Memories,
  read: ReadonlySet<string>,
  day: Day,
  { daily, all }: { daily: boolean; all: boolean },
): string[] {
  if (daily) {
    const { due, fresh } = planDay(deck, memories, read, day)
    return [...due, ...fresh]
  }
  const wanted = [...dueCards(deck, memories, day.to), ...newCards(deck, memories, new Set())]
  const others = deck
    .flatMap(({ cards }) => cards)
    .filter((card) => !wanted.includes(card))
    .sort((a, b) => (memories[a]?.last ?? 0) - (memories[b]?.last ?? 0))
  return [...wanted, ...(all ? others : [])].slice(0, RUN_CARDS)
}
