import type { Memories } from './deck'
import { type Memory, recall } from './memory'
import type { Rating } from './rating'

/** A card that was not known is asked again after this many others, or last. */
const GAP = 4
/** A card that is due sooner than this is asked again within the session. */
const SOON_MS = 20 * 60_000

/** Cards being asked, one after the other. The first of the queue is on the screen. */
export type DrillSession = {
  queue: readonly string[]
  memories: Memories
  /** Number of cards that this session began with. */
  total: number
  /** Past ratings, oldest first, each with what is needed to undo it. */
  past: readonly Rated[]
}

export type Rated = {
  card: string
  rating: Rating
  at: number
  before: Pick<DrillSession, 'queue' | 'memories'>
}

export function beginSession(cards: readonly string[], memories: Memories): DrillSession {
  return { queue: cards, memories, total: cards.length, past: [] }
}

/** Rates the card on the screen. */
export function rate(session: DrillSession, rating: Rating, at: number): DrillSession {
  const [card, ...rest] = session.queue
  if (card === undefined) return session
  const memory = recall(session.memories[card] ?? null, { at, rating })
  return {
    ...session,
    queue: comesBack(memory, at) ? [...rest.slice(0, GAP), card, ...rest.slice(GAP)] : rest,
    memories: { ...session.memories, [card]: memory },
    past: [
      ...session.past,
      { card, rating, at, before: { queue: session.queue, memories: session.memories } },
    ],
  }
}

/** Undoes the last rating: its card is on the screen again, as if it had not been rated. */
export function undo(session: DrillSession): DrillSession {
  const last = session.past.at(-1)
  return last ? { ...session, ...last.before, past: session.past.slice(0, -1) } : session
}

/** Number of cards that need not be asked again in this session. */
export function cardsDone({ queue, total }: DrillSession): number {
  return total - queue.length
}

function comesBack({ stage, due }: Memory, now: number): boolean {
  return stage !== 'review' && due - now < SOON_MS
}
