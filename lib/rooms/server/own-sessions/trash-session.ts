import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { pool } from '@/lib/db/pool'
import { notFound } from '@/lib/shared/errors'
import { isId } from '@/lib/shared/id-schema'
import { DAY_MS, TRASH_DAYS } from '../../domain/round/room-limits'

type Client = Pick<Prisma.TransactionClient, 'member'>

/**
 * Puts a past session into a person's own trash. Everybody else keeps theirs.
 * @throws AppError `not-found` for what is not in their list
 */
export async function trashSession(client: Client, userId: string, roomId: string, now: Date): Promise<void> {
  const { count } = isId(roomId)
    ? await client.member.updateMany({
        where: { userId, roomId, removedAt: null, trashedAt: null, room: { phase: 'ended' } },
        data: { trashedAt: now, pinnedAt: null },
      })
    : { count: 0 }
  if (count === 0) throw notFound('session')
}

/** Takes it out again. @throws AppError `not-found` for what is not in their trash */
export async function restoreSession(userId: string, roomId: string): Promise<void> {
  const { count } = isId(roomId)
    ? await db.member.updateMany({
        where: { userId, roomId, removedAt: null, trashedAt: { not: null } },
        data: { trashedAt: null },
      })
    : { count: 0 }
  if (count === 0) throw notFound('session')
}

/**
 * Ends a person's place in a session in their trash: from here on it is as if they never were in it, but that half of the
 * round stays theirs, without their name.
 * @param since only where it has been in there since then
 * @throws AppError `not-found` for what is not in their trash
 */
export async function giveUpSeat(
  client: Client,
  userId: string,
  roomId: string,
  now: Date,
  since?: Date,
): Promise<void> {
  const { count } = isId(roomId)
    ? await client.member.updateMany({
        where: { userId, roomId, removedAt: null, trashedAt: since ?? { not: null } },
        data: { removedAt: now, goneAt: now },
      })
    : { count: 0 }
  if (count === 0) throw notFound('session')
}

/** A session in somebody's trash, and since when it is there. */
export type Overdue = { userId: string; roomId: string; trashedAt: Date }

/**
 * Sessions whose time in somebody's trash is over, those that are longest first.
 * @param most of them
 * @param after the last one of the page before
 */
export async function listOverdue(now: Date, most: number, after?: Overdue): Promise<Overdue[]> {
  const { rows } = await pool().query<Overdue>(
    `select "userId", "roomId", "trashedAt" from "Member"
     where "trashedAt" <= $1 and "removedAt" is null
       and ($3::timestamptz is null or ("trashedAt", "roomId", "userId") > ($3, $4::uuid, $5::uuid))
     order by "trashedAt", "roomId", "userId" limit $2`,
    [
      new Date(now.getTime() - TRASH_DAYS * DAY_MS),
      most,
      ...(after ? [after.trashedAt, after.roomId, after.userId] : [null, null, null]),
    ],
  )
  return rows
}
