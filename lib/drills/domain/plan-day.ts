import type { DeckPart, Memories } from './deck'

/** A user's own day, from midnight to midnight (ms). */
export type Day = { from: number; to: number }

/** Number of cards for ten minutes. A new one is shown twice before it is put aside, so it counts twice. */
export const DAY_CARDS = 28
/** Number of new cards per day: a new card soon comes back, several times. */
export const NEW_CARDS = 6
const NEW_COSTS = 2

export type DayPlan = {
  /** Cards to ask again, the longest overdue first. */
  due: string[]
  /** New cards. */
  fresh: string[]
  /** Number of due cards that do not fit into today. They come first tomorrow. */
  waiting: number
  /** Number of cards rated today. */
  done: number
}

/**
 * What to ask today: due cards first, then as many new ones as fit into ten minutes. New cards of pages that were read
 * come first, then those of the reading path.
 * @param deck parts in the order of the path
 */
export function planDay(
  deck: readonly DeckPart[],
  memories: Memories,
  read: ReadonlySet<string>,
  day: Day,
): DayPlan {
  const cards = deck.flatMap((part) => part.cards)
  const today = cards.filter((card) => (memories[card]?.last ?? 0) >= day.from)
  const begun = today.filter((card) => (memories[card]?.first ?? 0) >= day.from).length
  const room = Math.max(0, DAY_CARDS - (today.length - begun) - begun * NEW_COSTS)
  const allDue = dueCards(deck, memories, day.to)
  const due = allDue.slice(0, room)
  const most = Math.min(NEW_CARDS - begun, Math.floor((room - due.length) / NEW_COSTS))
  return {
    due,
    fresh: most > 0 ? newCards(deck, memories, read).slice(0, most) : [],
    waiting: allDue.length - due.length,
    done: today.length,
  }
}

/** Cards that are due before a moment, the longest overdue first. */
export function dueCards(deck: readonly DeckPart[], memories: Memories, before: number): string[] {
  return deck
    .flatMap((part) => part.cards)
    .flatMap((card) => {
      const memory = memories[card]
      return memory && memory.due < before ? [{ card, due: memory.due }] : []
    })
    .sort((a, b) => a.due - b.due || a.card.localeCompare(b.card))
    .map(({ card }) => card)
}

/** Cards that were never asked, those of pages that were read first. */
export function newCards(deck: readonly DeckPart[], memories: Memories, read: ReadonlySet<string>): string[] {
  const parts = [...deck.filter(({ id }) => read.has(id)), ...deck.filter(({ id }) => !read.has(id))]
  return parts.flatMap((part) => part.cards).filter((card) => !memories[card])
}

/** Days from today until the next card is due, of those already started; null if there are none. */
export function daysUntilDue(deck: readonly DeckPart[], memories: Memories, day: Day): number | null {
  const next = dueCards(deck, memories, Number.POSITIVE_INFINITY)[0]
  const due = next === undefined ? undefined : memories[next]?.due
  return due === undefined ? null : daysAhead(due, day)
}

/** How many cards become due on each day from this one on. Overdue cards count for the first. */
export function forecast(deck: readonly DeckPart[], memories: Memories, day: Day, days: number): number[] {
  const counts = Array.from({ length: days }, () => 0)
  for (const card of deck.flatMap((part) => part.cards)) {
    const memory = memories[card]
    if (!memory) continue
    const at = daysAhead(memory.due, day)
    const count = counts[at]
    if (count !== undefined) counts[at] = count + 1
  }
  return counts
}

const DAY_MS = 86_400_000

function daysAhead(due: number, day: Day): number {
  return Math.max(0, Math.floor((due - day.to) / DAY_MS) + 1)
}
