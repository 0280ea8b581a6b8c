import type { Dimension } from '@/lib/framework/dimensions'
import type { Pointer } from '../grade'
import type { Observable, Rubric } from '../rubric'
import type { CheckedDimension } from './check-grader-answer'
import type { SessionPiece } from './session-piece'

/** Number of points of each kind. */
const EACH = 2

/** One thing to keep or to change, and where it can be seen. None of its words come from a model. */
export type AdvicePoint = Readonly<
  { pointer: Pointer | null } & (
    | { from: 'observable'; dimension: Dimension; observable: Observable }
    | { from: 'finding'; text: string }
  )
>

export type GradedAdvice = Readonly<{ keep: readonly AdvicePoint[]; change: readonly AdvicePoint[] }>

/**
 * What to keep and what to change. The points to keep are the most important achievements, from different dimensions.
 * The points to change come first from the board itself, then from what the lowest scores lack.
 */
export function adviceFrom(
  rubric: Rubric,
  dimensions: Readonly<Partial<Record<Dimension, CheckedDimension>>>,
  pieces: readonly SessionPiece[],
): GradedAdvice {
  const byId = new Map(pieces.map((piece) => [piece.id, piece]))
  const answered = (wanted: 'yes' | 'no', order: (a: Observable, b: Observable) => number): AdvicePoint[] =>
    rubric.dimensions
      .flatMap(({ id, weight, observables = [] }) => {
        const own = dimensions[id]?.answers
        // Nothing is said about a dimension of which too little was seen.
        if (!own || dimensions[id]?.score === null) return []
        const [best] = observables
          .filter((observable) => own[observable.id]?.answer === wanted)
          .toSorted(order)
        if (!best) return []
        const pointers = own[best.id]?.evidence.map(({ piece }) => byId.get(piece)?.pointer ?? null) ?? []
        const pointer = pointers.find((found) => found !== null) ?? null
        return [{ weight, point: { from: 'observable' as const, dimension: id, observable: best, pointer } }]
      })
      .toSorted((a, b) => order(a.point.observable, b.point.observable) || b.weight - a.weight)
      .map(({ point }) => point)
  const drawn = pieces
    .filter(({ kind }) => kind === 'finding')
    .map(({ text, pointer }): AdvicePoint => ({ from: 'finding', text, pointer }))
  const missing = answered('no', (a, b) => a.anchor - b.anchor)
  const change = [...drawn.slice(0, 1), ...missing.slice(0, 1), ...drawn.slice(1), ...missing.slice(1)]
  return {
    keep: answered('yes', (a, b) => b.anchor - a.anchor).slice(0, EACH),
    change: change.slice(0, EACH),
  }
}
