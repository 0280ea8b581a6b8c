import { ANCHORS, type Anchor, type Observable } from './rubric'
import type { Score } from './scores'

export const ANSWERS = ['yes', 'no', 'cannot-tell'] as const
export type Answer = (typeof ANSWERS)[number]

/** Answers by observable. A missing answer counts as "cannot tell". */
export type Answers = Readonly<Partial<Record<string, Answer>>>

/** The number of yeses that a score requires: for a 2 among all observables, for a 3 and a 4 among its own. */
const YESES: Record<Anchor, number> = { 2: 2, 3: 2, 4: 2 }

/** How a score follows from the answers, in the words shown in the form. `scoreOf` is the same rule in code. */
export const SCORE_RULE = [
  'Two yeses of any kind make a 2, a yes to two of the three statements for a 3 makes a 3, and a yes to both for a 4 on top of that makes a 4; less is a 1.',
  '“Cannot tell” counts like a no, but once it is the answer to more than half of the statements, not enough was seen and the dimension leaves the overall score.',
] as const

/** What a score is computed from: how many observables of each anchor are a yes, and how many could not be told. */
export type Tally = Record<Anchor, { yes: number; of: number }> & { untold: number; of: number }

export function tallyOf(observables: readonly Observable[], answers: Answers): Tally {
  const answerTo = (id: string): Answer => answers[id] ?? 'cannot-tell'
  const count = (anchor: Anchor) => {
    const own = observables.filter((entry) => entry.anchor === anchor)
    return { yes: own.filter(({ id }) => answerTo(id) === 'yes').length, of: own.length }
  }
  return {
    2: count(2),
    3: count(3),
    4: count(4),
    untold: observables.filter(({ id }) => answerTo(id) === 'cannot-tell').length,
    of: observables.length,
  }
}

/** The score of a dimension according to the rule; null if not enough was seen. */
export function scoreOf(observables: readonly Observable[], answers: Answers): Score | null {
  const tally = tallyOf(observables, answers)
  if (tally.untold * 2 > tally.of) return null
  if (tally[3].yes >= YESES[3]) return tally[4].yes >= YESES[4] ? 4 : 3
  return ANCHORS.reduce((sum, anchor) => sum + tally[anchor].yes, 0) >= YESES[2] ? 2 : 1
}
