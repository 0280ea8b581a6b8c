import type { SessionRecord } from '../session-record'

/** How the moments of two rounds correspond. */
export type Alignment = 'step' | 'time'

/** The parts of a round that determine when each step took place. */
export type Course = Pick<SessionRecord, 'elapsed' | 'visits'>

/**
 * The moment of another round that corresponds to a moment of this one. By time it is the same time of the round, or
 * the end of a shorter round. By step it is equally far into the same step, matching repeated visits in order; while
 * this round is in a step that the other never had, the other waits where its last step before that ended.
 * @param position milliseconds of this round
 * @returns milliseconds of the other
 */
export function alignedMoment(position: number, here: Course, there: Course, by: Alignment): number {
  if (position >= here.elapsed) return there.elapsed
  if (by === 'time') return Math.min(position, there.elapsed)
  const at = here.visits.findLastIndex(({ from }) => from <= position)
  const visit = here.visits[at]
  if (!visit) return 0
  const same = counterpart(at, here, there)
  if (same) {
    const share = Math.min(1, (position - visit.from) / (visit.to - visit.from))
    return same.from + share * (same.to - same.from)
  }
  const before = here.visits.slice(0, at).map((_, index) => counterpart(index, here, there)?.to ?? 0)
  return Math.max(0, ...before)
}

/** The matching visit in the other round: its nth visit to the same step, or its last if there are fewer. */
function counterpart(at: number, here: Course, there: Course): Course['visits'][number] | undefined {
  const title = here.visits[at]?.title
  const nth = here.visits.slice(0, at).filter((visit) => visit.title === title).length
  const visits = there.visits.filter((visit) => visit.title === title)
  return visits[nth] ?? visits.at(-1)
}
