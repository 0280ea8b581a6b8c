import { GRADINGS_A_DAY } from './ai-limits'

/** Milliseconds until a grading that waits for another one of the same person is tried again. */
export const AGAIN_AFTER = 60_000
/** Milliseconds after the end of a round for which that goes on. */
export const TRIED_FOR = 24 * 3_600_000

/**
 * Why a grading that a round was to have at its end is not there. `soon`: it begins by itself in a moment. `busy`: it
 * waits for another grading of whoever wanted it. `too-many`: they had as many as one may on that day. `missed`: it did
 * not begin, and will not.
 */
export type WhyNotBegun = 'soon' | 'busy' | 'too-many' | 'missed'

/** @param by what whoever wanted it has under way now, and started on the day (UTC) of the end */
export function whyNotBegun(
  endedAt: number,
  by: { running: number; startedThatDay: number },
  now: number,
): WhyNotBegun {
  if (by.startedThatDay >= GRADINGS_A_DAY) return 'too-many'
  const isTried = now <= endedAt + TRIED_FOR
  if (isTried && by.running > 0) return 'busy'
  // The job comes within seconds, or a minute after the other grading.
  return now <= endedAt + AGAIN_AFTER * 2 ? 'soon' : 'missed'
}
