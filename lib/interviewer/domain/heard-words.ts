import type { RoundState } from '@/lib/rooms/domain/round/state'

/** How many messages are read: a name that was used long ago is used again where it matters. */
const MESSAGES = 200

/**
 * What the candidate said in a round, and what was said or given to them: everything that they already know, newest
 * first.
 */
export function heardWords({ chat, hints, curveballs, facts, probes }: RoundState): string[] {
  return [
    ...chat.slice(-MESSAGES).reverse(),
    ...hints,
    ...curveballs,
    ...probes,
    ...facts.flatMap(({ facts: told }) => told.map(({ ask, say }) => ({ text: `${ask} ${say}` }))),
  ].map(({ text }) => text)
}
