import type { Prisma } from '@/lib/db/generated/client'
import { pool } from '@/lib/db/pool'
import { notFound } from '@/lib/shared/errors'
import { isId } from '@/lib/shared/id-schema'
import { DAY_MS, PINS_MOST, TRASH_DAYS } from '../../domain/round/room-limits'
import { changePins, countPins } from './pin-session'

type Client = Pick<Prisma.TransactionClient, 'member'>

/**
 * Moves a past session to a person's own trash. Everybody else keeps theirs. A pin is kept, but not counted meanwhile.
 * @throws AppError `not-found` if it is not in their list
 */
export async function trashSession(client: Client, userId: string, roomId: string, now: Date): Promise<void> {
  const { count } = isId(roomId)
    ? await client.member.updateMany({
        where: { userId, roomId, removedAt: null, trashedAt: null, room: { phase: 'ended' } },
        data: { trashedAt: now },
      })
    : { count: 0 }
  if (count === 0) throw notFound('session')
}

/**
 * Restores it from the trash, pinned again unless the person has pinned as many others as allowed meanwhile.
 * @throws AppError `not-found` if it is not in their trash
 */
export async function restoreSession(userId: string, roomId: string): Promise<void> {
  if (!isId(roomId)) throw notFound('session')
  await changePins(userId, async (tx) => {
    const isFull = (await countPins(tx, userId, roomId)) >= PINS_MOST
    const { count } = await tx.member.updateMany({
      where: { userId, roomId, removedAt: null, trashedAt: { not: null } },
      data: { trashedAt: null, ...(isFull ? { pinnedAt: null } : {}) },
    })
    if (count === 0) throw notFound('session')
  })
}

/**
 * Ends a person's place in a session in their trash: from then on it is as if they had never been in it,
 * except that their half of the round remains theirs, without their name.
 * @param since only if it has been in the trash since exactly then
 * @throws AppError `not-found` if it is not in their trash
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

/** A session in somebody's trash, and since when it has been there. */
export type Overdue = { userId: string; roomId: string; trashedAt: Date }

/**
 * Sessions whose time in somebody's trash is over, those there longest first.
 * @param most maximum number to return
 * @param after the last one of the previous page
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
