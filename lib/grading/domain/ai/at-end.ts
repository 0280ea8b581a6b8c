import { GRADINGS_A_DAY } from './ai-limits'

/** Milliseconds until a grading that waits for the same person's other grading is retried. */
export const AGAIN_AFTER = 60_000
/** For how long after the end of a round it is retried, in milliseconds. */
export const TRIED_FOR = 24 * 3_600_000

/**
 * Why the grading planned for a round's end does not exist. `soon`: it will begin in a moment. `busy`: it waits for
 * another grading by the person who wanted it. `too-many`: they reached their limit for that day. `missed`: it did not
 * begin, and will not.
 */
export type WhyNotBegun = 'soon' | 'busy' | 'too-many' | 'missed'

/** @param by the running gradings of the person who wanted it, and those they started on the day (UTC) of the end */
export function whyNotBegun(
  endedAt: number,
  by: { running: number; startedThatDay: number },
  now: number,
): WhyNotBegun {
  if (by.startedThatDay >= GRADINGS_A_DAY) return 'too-many'
  const isTried = now <= endedAt + TRIED_FOR
  if (isTried && by.running > 0) return 'busy'
  // The job runs within seconds, or a minute after the other grading.
  return now <= endedAt + AGAIN_AFTER * 2 ? 'soon' : 'missed'
}
