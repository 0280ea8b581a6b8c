import { appError } from '@/lib/shared/errors'
import { Pace } from '@/lib/shared/pace'

/** A dozen at once, then one in five seconds. */
const writes = new Pace(5_000, 12)
/** Everybody in a round asks again with each comment. */
const reads = new Pace(500, 40)

/** What somebody writes, changes, deletes and resolves. @throws AppError `comment/too-often` */
export function assertWritePace(userId: string, now: Date): void {
  if (!writes.take(userId, now.getTime())) throw appError('comment/too-often')
}

/** @throws AppError `session/too-often` */
export function assertReadPace(userId: string, now: Date): void {
  if (!reads.take(userId, now.getTime())) throw appError('session/too-often', { what: 'comments' })
}
