import { z } from 'zod'
import { db } from '@/lib/db/client'
import { inTransaction } from '@/lib/db/queryable'
import type { JobKind } from '@/lib/jobs/domain/job'
import { addJob } from '@/lib/jobs/server/add-job'
import { isTrashed } from '@/lib/rooms/server/own-sessions/mark-seen'
import { giveUpSeat, listOverdue } from '@/lib/rooms/server/own-sessions/trash-session'
import { findRound } from '@/lib/rooms/server/rounds/find-round'
import { AppError, notFound } from '@/lib/shared/errors'
import { idSchema } from '@/lib/shared/id-schema'
import { logError } from '@/lib/shared/log-error'
import { withdrawReview } from '../peer/agree'
import { tellSeated } from '../seat/tell-seated'
import { removeOwnShares } from '../share/own-links'

/** Erases what a person had in a session that they deleted for good. */
export const ERASE_SEAT: JobKind<{ userId: string; roomId: string }> = {
  name: 'review/erase-seat',
  payload: z.object({ userId: idSchema, roomId: idSchema }),
  attempts: 25,
}

/** Sessions that one run takes on. */
const AT_ONCE = 200

/**
 * Deletes a session in a person's trash for good: from here on nothing of it opens to them, and a job erases what was
 * theirs in it, or all of it where nobody else has it.
 * @throws AppError `not-found` for what is not in their trash
 */
export async function deleteForGood(userId: string, roomId: string, now: Date): Promise<void> {
  const round = await findRound(roomId, userId)
  if (!(await isTrashed(userId, roomId))) throw notFound('session')
  await endReview(userId, roomId)
  await db.$transaction(async (tx) => {
    await giveUpSeat(tx, userId, roomId, now)
    await removeOwnShares(tx, userId, roomId)
    const within = inTransaction(tx)
    await addJob(ERASE_SEAT, { userId, roomId }, { key: `${ERASE_SEAT.name} ${roomId} ${userId}`, within })
    await tellSeated({ ...round, members: round.members.filter((one) => one.userId !== userId) }, within)
  })
}

/** A round that waits for a reviewer, or is with one, is not graded any more. A grade that is in stays. */
async function endReview(userId: string, roomId: string): Promise<void> {
  try {
    await withdrawReview(userId, roomId)
  } catch (error) {
    // None was asked for, it is graded already, or the person only watched.
    if (!(error instanceof AppError)) throw error
  }
}

/** Deletes what has been in somebody's trash for its days. */
export async function emptyTrashes(now: Date): Promise<void> {
  for (const { userId, roomId } of await listOverdue(now, AT_ONCE)) {
    // One that fails keeps none of the others from going; it is tried again with the next run.
    await deleteForGood(userId, roomId, now).catch((error: unknown) =>
      logError(`trash, room ${roomId}`, error),
    )
  }
}
