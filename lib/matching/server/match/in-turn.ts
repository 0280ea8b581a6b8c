import { appError } from '@/lib/shared/errors'
import { singleton } from '@/lib/shared/singleton'
import { AtOnce } from '@/lib/shared/turns/at-once'

/**
 * How much queue work a process does at once: less than it has connections, so that some are left for everybody else.
 */
const PLACES = 3
/** How many may wait; each takes some ten milliseconds. */
const LONGEST_LINE = 1_000

/**
 * Runs a few pieces of work at once; the others wait without a connection. Otherwise hundreds of simultaneous answers
 * would keep each other, and every page, from the database until all of them give up.
 * @throws AppError `unavailable` if too many are already waiting; nothing has been changed then
 */
export function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const full = () => appError('unavailable')
  return singleton('queue turns', () => new AtOnce(PLACES, { longest: LONGEST_LINE, full })).run(work)
}
