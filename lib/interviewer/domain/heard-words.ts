import type { RoundState } from '@/lib/rooms/domain/round/state'

/** Messages that are looked at: a name that somebody used long ago is used again where it matters. */
const MESSAGES = 200

/** What the candidate said in a round, and what was said or given to them: all that they know already, newest first. */
export function heardWords({ chat, hints, curveballs, facts, probes }: RoundState): string[] {
  return [
    ...chat.slice(-MESSAGES).reverse(),
    ...hints,
    ...curveballs,
    ...probes,
    ...facts.flatMap(({ facts: told }) => told.map(({ ask, say }) => ({ text: `${ask} ${say}` }))),
  ].map(({ text }) => text)
}
