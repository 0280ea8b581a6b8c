import type { Dimension } from '@/lib/framework/dimensions'
import { LEVELS, type Level } from '@/lib/framework/levels'
import type { ScoreSheet } from './grade'
import { overall } from './overall'
import { dimensionOf, type Rubric } from './rubric'
import { SCORE_LABELS, type Score } from './scores'

/** What a person lacks for the next level: floors that are not reached, or an overall score below a hire. */
export type NextLevel = { level: Level; missing: { dimension: Dimension; floor: Score }[] }

export type Verdict =
  /** Too little was observed for a verdict; `observed` is its share of the weights in percent. */
  | { kind: 'thin'; observed: number }
  | { kind: 'graded'; overall: number; level: Level | null; next: NextLevel | null }

/**
 * The verdict on the scores. A level is reached if the overall score is a hire and every floor of that level and of
 * those below it is met: a good average does not make up for a missed floor, and a dimension that was not observed
 * meets none.
 */
export function verdictOn(scores: ScoreSheet, rubric: Rubric): Verdict {
  const { value, observed } = overall(scores, rubric)
  if (value === null || observed < rubric.observed) return { kind: 'thin', observed }
  const bars = rubric.bars.map(({ level, floors }) => ({ level, missing: unmet(floors, scores) }))
  const stopped = value < rubric.hire ? 0 : bars.findIndex(({ missing }) => missing.length > 0)
  const reached = stopped < 0 ? bars.at(-1) : bars[stopped - 1]
  return {
    kind: 'graded',
    overall: value,
    level: reached?.level ?? null,
    next: (stopped < 0 ? undefined : bars[stopped]) ?? null,
  }
}

function unmet(floors: Rubric['bars'][number]['floors'], scores: ScoreSheet): NextLevel['missing'] {
  return (Object.entries(floors) as [Dimension, Score][])
    .filter(([dimension, floor]) => (scores[dimension] ?? 0) < floor)
    .map(([dimension, floor]) => ({ dimension, floor }))
}

/** The outcome of a verdict in one word, best first: lists of sessions are filtered by it. */
export const VERDICT_OUTCOMES = ['strong-hire', 'hire', 'below-mid', 'lean-no', 'no-hire', 'thin'] as const
export type VerdictOutcome = (typeof VERDICT_OUTCOMES)[number]

/** The same words as `verdictTitle`, without the level. */
export const VERDICT_OUTCOME_WORDS: Record<VerdictOutcome, string> = {
  'strong-hire': SCORE_LABELS[4],
  hire: SCORE_LABELS[3],
  'below-mid': 'Not yet at Mid',
  'lean-no': SCORE_LABELS[2],
  'no-hire': SCORE_LABELS[1],
  thin: 'Not enough to grade',
}

/** The outcome that a verdict belongs to. */
export function verdictOutcome(verdict: Verdict): VerdictOutcome {
  if (verdict.kind === 'thin') return 'thin'
  const rounded = Math.round(verdict.overall)
  if (!verdict.level && rounded >= 3) return 'below-mid'
  if (rounded >= 4) return 'strong-hire'
  if (rounded === 3) return 'hire'
  return rounded === 2 ? 'lean-no' : 'no-hire'
}

const LEVEL_NAMES: Record<Level, string> = { mid: 'Mid', senior: 'Senior', staff: 'Staff' }

/** The verdict in a few words, such as "Hire at Mid". */
export function verdictTitle(verdict: Verdict): string {
  if (verdict.kind === 'thin') return 'Not enough to grade'
  const label = SCORE_LABELS[Math.min(4, Math.max(1, Math.round(verdict.overall))) as Score]
  if (verdict.level) return `${label} at ${LEVEL_NAMES[verdict.level]}`
  return Math.round(verdict.overall) < 3 ? label : `Not yet at ${LEVEL_NAMES[LEVELS[0]]}`
}

/** What the next level requires, such as "Senior needs depth ≥ 3 and trade-offs ≥ 3". */
export function verdictReason(verdict: Verdict, rubric: Rubric): string {
  if (verdict.kind === 'thin') {
    return `Only ${verdict.observed} % of the rubric was observed; a verdict needs ${rubric.observed} %`
  }
  const { next } = verdict
  if (!next) {
    const { level, also } = rubric.bars.at(-1) ?? { level: LEVELS[0], also: '' }
    const name = LEVEL_NAMES[level]
    return `Every score reaches what ${name} needs. ${name} also expects what no score measures: ${also.charAt(0).toLowerCase()}${also.slice(1)}`
  }
  const needs = next.missing.map(
    ({ dimension, floor }) => `${dimensionOf(rubric, dimension).short} ≥ ${floor}`,
  )
  if (verdict.overall < rubric.hire) needs.unshift(`${rubric.hire} overall`)
  return `${LEVEL_NAMES[next.level]} needs ${inWords(needs)}`
}

/** `a`, `a and b`, `a, b and c`. */
function inWords(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`
}
