import { appError } from '@/lib/shared/errors'
import { singleton } from '@/lib/shared/singleton'
import { AtOnce } from '@/lib/shared/turns/at-once'

/** What a process does to the queue at once: fewer than it has connections, so that everybody else gets one. */
const PLACES = 3
/** Those who may wait for that; each takes some ten milliseconds. */
const LONGEST_LINE = 1_000

/**
 * Lets a few pieces of work through at once; the others wait without a connection. Hundreds of answers in one moment
 * would otherwise keep each other, and every page, from the database until all of them give up.
 * @throws AppError `unavailable` where too many wait already; nothing was changed then
 */
export function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const full = () => appError('unavailable')
  return singleton('queue turns', () => new AtOnce(PLACES, { longest: LONGEST_LINE, full })).run(work)
}
