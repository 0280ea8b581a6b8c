import { appError } from '@/lib/shared/errors'
import { Pace } from '@/lib/shared/pace'

/** A dozen at once, then one every five seconds. */
const writes = new Pace(5_000, 12)
/** Everybody in a round fetches the comments again after each new one. */
const reads = new Pace(500, 40)

/** Limits how often a person writes, changes, deletes and resolves. @throws AppError `comment/too-often` */
export function assertWritePace(userId: string, now: Date): void {
  if (!writes.take(userId, now.getTime())) throw appError('comment/too-often')
}

/** @throws AppError `session/too-often` */
export function assertReadPace(userId: string, now: Date): void {
  if (!reads.take(userId, now.getTime())) throw appError('session/too-often', { what: 'comments' })
}
