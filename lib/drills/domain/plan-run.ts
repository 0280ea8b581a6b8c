import type { DeckPart, Memories } from './deck'
import { type Day, dueCards, newCards, planDay } from './plan-day'

/** Maximum number of cards in a run: nobody remembers more from one sitting. */
export const RUN_CARDS = 30

/**
 * The cards of a run. For today: those of the day's plan. For a page or a case: its due and new cards; `all` adds the
 * others, starting with those not seen for longest.
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
