import { z } from 'zod'
import { db } from '@/lib/db/client'
import { inTransaction } from '@/lib/db/queryable'
import type { JobKind } from '@/lib/jobs/domain/job'
import { addJob } from '@/lib/jobs/server/add-job'
import { keepNames, namesUsed } from '@/lib/rooms/server/own-sessions/names-to-erase'
import { giveUpSeat, listOverdue, type Overdue } from '@/lib/rooms/server/own-sessions/trash-session'
import { findRound } from '@/lib/rooms/server/rounds/find-round'
import { AppError } from '@/lib/shared/errors'
import { idSchema } from '@/lib/shared/id-schema'
import { logError } from '@/lib/shared/log-error'
import { endReview } from '../peer/agree'
import { tellSeated } from '../seat/tell-seated'
import { removeOwnShares } from '../share/own-links'

/** Erases a person's data from a session that they deleted for good. */
export const ERASE_SEAT: JobKind<{ userId: string; roomId: string; isLast: boolean }> = {
  name: 'review/erase-seat',
  payload: z.object({ userId: idSchema, roomId: idSchema, isLast: z.boolean().default(false) }),
  attempts: 25,
}

/** Milliseconds after which it runs once more: anything in flight at the time of the deletion has arrived by then. */
const SETTLE_MS = 60_000

/** Maximum number of sessions that one query finds. */
const AT_ONCE = 200

/**
 * Deletes a session in a person's trash for good: from here on it does not open for them, and a job erases their data
 * in it, or all of it if nobody else has it. A review that is waiting, or is with a reviewer, ends.
 * @param since only if it has been in the trash since then
 * @throws AppError `not-found` if it is not in their trash
 */
export async function deleteForGood(userId: string, roomId: string, now: Date, since?: Date): Promise<void> {
  const round = await findRound(roomId, userId)
  const others = { ...round, members: round.members.filter((one) => one.userId !== userId) }
  const names = [round.me.name, ...(await namesUsed(userId, roomId))]
  await db.$transaction(async (tx) => {
    await giveUpSeat(tx, userId, roomId, now, since)
    await keepNames(tx, userId, roomId, names)
    const review = round.me.role !== 'observer' && (await tx.peerReview.findUnique({ where: { roomId } }))
    if (review) await endReview(tx, others, review.id)
    await removeOwnShares(tx, userId, roomId)
    const within = inTransaction(tx)
    const key = `${ERASE_SEAT.name} ${roomId} ${userId}`
    await addJob(ERASE_SEAT, { userId, roomId, isLast: false }, { key, within })
    const at = new Date(now.getTime() + SETTLE_MS)
    await addJob(ERASE_SEAT, { userId, roomId, isLast: true }, { key: `${key} again`, at, within })
    await tellSeated(others, within)
  })
}

/** Deletes sessions whose time in the trash is over. @param atOnce maximum number of sessions that one query finds */
export async function emptyTrashes(now: Date, atOnce = AT_ONCE): Promise<void> {
  for (let last: Overdue | undefined; ; ) {
    const overdue: Overdue[] = await listOverdue(now, atOnce, last)
    for (const { userId, roomId, trashedAt } of overdue) {
      // One failure does not keep the others from being deleted; the next run retries it.
      await deleteForGood(userId, roomId, now, trashedAt).catch((error: unknown) => {
        // Somebody restored it from their trash in the meantime.
        if (!(error instanceof AppError && error.code === 'not-found'))
          logError(`trash, room ${roomId}`, error)
      })
    }
    last = overdue.at(-1)
    if (!last || overdue.length < atOnce) return
  }
}
