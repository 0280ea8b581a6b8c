import { z } from 'zod'
import { db } from '@/lib/db/client'
import { inTransaction } from '@/lib/db/queryable'
import type { JobKind } from '@/lib/jobs/domain/job'
import { addJob } from '@/lib/jobs/server/add-job'
import { giveUpSeat, listOverdue, type Overdue } from '@/lib/rooms/server/own-sessions/trash-session'
import { findRound } from '@/lib/rooms/server/rounds/find-round'
import { AppError } from '@/lib/shared/errors'
import { idSchema } from '@/lib/shared/id-schema'
import { logError } from '@/lib/shared/log-error'
import { endReview } from '../peer/agree'
import { tellSeated } from '../seat/tell-seated'
import { removeOwnShares } from '../share/own-links'

/** Erases what a person had in a session that they deleted for good. */
export const ERASE_SEAT: JobKind<{ userId: string; roomId: string }> = {
  name: 'review/erase-seat',
  payload: z.object({ userId: idSchema, roomId: idSchema }),
  attempts: 25,
}

/** Milliseconds after which it runs once more: what was on its way when they deleted it has arrived by then. */
const SETTLE_MS = 60_000

/** Sessions that one query finds. */
const AT_ONCE = 200

/**
 * Deletes a session in a person's trash for good: from here on nothing of it opens to them, and a job erases what was
 * theirs in it, or all of it where nobody else has it. A review that waits, or is with a reviewer, ends.
 * @param since only where it has been in the trash since then
 * @throws AppError `not-found` for what is not in their trash
 */
export async function deleteForGood(userId: string, roomId: string, now: Date, since?: Date): Promise<void> {
  const round = await findRound(roomId, userId)
  const others = { ...round, members: round.members.filter((one) => one.userId !== userId) }
  await db.$transaction(async (tx) => {
    await giveUpSeat(tx, userId, roomId, now, since)
    const review = round.me.role !== 'observer' && (await tx.peerReview.findUnique({ where: { roomId } }))
    if (review) await endReview(tx, others, review.id)
    await removeOwnShares(tx, userId, roomId)
    const within = inTransaction(tx)
    const key = `${ERASE_SEAT.name} ${roomId} ${userId}`
    await addJob(ERASE_SEAT, { userId, roomId }, { key, within })
    const at = new Date(now.getTime() + SETTLE_MS)
    await addJob(ERASE_SEAT, { userId, roomId }, { key: `${key} again`, at, within })
    await tellSeated(others, within)
  })
}

/** Deletes what has been in somebody's trash for its days. @param atOnce sessions that one query finds */
export async function emptyTrashes(now: Date, atOnce = AT_ONCE): Promise<void> {
  for (let last: Overdue | undefined; ; ) {
    const overdue: Overdue[] = await listOverdue(now, atOnce, last)
    for (const { userId, roomId, trashedAt } of overdue) {
      // One that fails keeps none of the others from going; it is tried again with the next run.
      await deleteForGood(userId, roomId, now, trashedAt).catch((error: unknown) => {
        // Somebody took it out of their trash meanwhile.
        if (!(error instanceof AppError && error.code === 'not-found'))
          logError(`trash, room ${roomId}`, error)
      })
    }
    last = overdue.at(-1)
    if (!last || overdue.length < atOnce) return
  }
}
