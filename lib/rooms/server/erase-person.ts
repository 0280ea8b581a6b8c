import type { ErasedPerson } from '@/lib/auth/domain/deleted-account'
import { everydayWords } from '@/lib/content/server/everyday-words'
import { db } from '@/lib/db/client'
import { pool } from '@/lib/db/pool'
import type { RoomRole } from '@/lib/framework/roles'
import { publicEvent, type RoomEvent } from '../domain/log/events'
import type { ErasedMember } from '../domain/round/erase-name'
import { appendEvents } from './log/append-events'
import { eraseFromLog } from './log/erase-from-log'
import { findLastOf } from './log/find-last-of'
import { readHeads } from './log/read-log'
import { dropNames } from './own-sessions/names-to-erase'

/** What became of somebody's rooms: how many were deleted, and which are left to others who were in them. */
export type ErasedRooms = { deleted: number; left: { roomId: string; role: RoomRole }[] }

type Seat = { roomId: string; role: RoomRole; ended: boolean }

/**
 * Removes a person whose account is deleted from all their rooms. Rooms that nobody else can open are
 * deleted, and so are those that they created and that never began. In the others their names, their messages
 * and what only they could see are erased; drawings and the worksheet stay, because they belong to everybody.
 * Running it again changes nothing more.
 */
export async function eraseFromRooms({ userId, names }: ErasedPerson, now: Date): Promise<ErasedRooms> {
  const deleted = await deleteOwnRooms(userId)
  const seats = await listSeats(userId)
  const everyday = await everydayWords()
  for (const { roomId, role, ended } of seats) {
    await eraseSeat(roomId, { userId, names, role }, everyday, now)
    // Their seat becomes free again; in an ended round it stays, to show whose half it was.
    if (!ended)
      await db.member.updateMany({ where: { roomId, userId, removedAt: null }, data: { removedAt: now } })
  }
  // The caller has all their names.
  await dropNames(userId)
  return { deleted, left: seats.map(({ roomId, role }) => ({ roomId, role })) }
}

/**
 * Erases a person from a session whose copy they delete for good, while others keep theirs, in the same way
 * as in all their rooms when they delete their account. Running it again changes nothing more.
 * @returns their role in it; null if they were never in it
 */
export async function eraseFromRoom(
  { userId, names }: Pick<ErasedPerson, 'userId' | 'names'>,
  roomId: string,
  now: Date,
): Promise<RoomRole | null> {
  const seat = (await listSeats(userId)).find((one) => one.roomId === roomId)
  if (!seat) return null
  await eraseSeat(roomId, { userId, names, role: seat.role }, await everydayWords(), now)
  return seat.role
}

async function eraseSeat(
  roomId: string,
  member: ErasedMember,
  everyday: ReadonlySet<string>,
  now: Date,
): Promise<void> {
  const { userId } = member
  await announce(roomId, userId, now)
  await eraseFromLog(roomId, member, ({ written }) => everyday.has(written))
  await db.$transaction([
    db.invite.deleteMany({ where: { roomId, createdById: userId } }),
    db.room.updateMany({
      where: { id: roomId, OR: [{ createdById: userId }, { phase: 'ended' }] },
      data: { meetingLink: null },
    }),
  ])
}

/** For a room r: nobody but $1 can open it, or $1 created it and it never began. */
export const GOES_WITH = `
  r."createdById" = $1 and r.phase = 'lobby'
  or not exists (
    select from "Member" m join "User" u on u.id = m."userId"
    where m."roomId" = r.id and m."userId" <> $1 and m."removedAt" is null and u."deletedAt" is null)`

/**
 * One room at a time: deleting many full logs at once may exceed the statement's time limit.
 * @returns how many
 */
async function deleteOwnRooms(userId: string): Promise<number> {
  const { rows } = await pool().query<{ id: string }>(
    `select r.id from "Room" r
     where (r.id in (select "roomId" from "Member" where "userId" = $1) or r."createdById" = $1) and (${GOES_WITH})`,
    [userId],
  )
  for (const { id } of rows) await db.room.deleteMany({ where: { id } })
  return rows.length
}

async function listSeats(userId: string): Promise<Seat[]> {
  const members = await db.member.findMany({
    where: { userId },
    orderBy: { roomId: 'asc' },
    select: { roomId: true, role: true, room: { select: { phase: true } } },
  })
  return members.map(({ roomId, role, room }) => ({
    roomId,
    role,
    ended: room.phase === 'ended',
  }))
}

/** Attempts before giving up, each of which fails if somebody else writes to the room at the same moment. */
const TRIES = 20

/**
 * Announces it to every process and browser that has the room open, through its log: once, and again if an
 * event of theirs arrived after that, for example on a socket that was about to close.
 */
async function announce(roomId: string, userId: string, now: Date): Promise<void> {
  for (let tries = 0; tries < TRIES; tries++) {
    const last = await findLastOf(roomId, userId)
    const base = (await readHeads([roomId])).get(roomId)
    if (last === 'member/erased' || base === undefined) return
    const event: RoomEvent = {
      ...publicEvent('member/erased', { userId }),
      ...{ seq: base + 1, at: now.getTime(), actorId: userId, client: null, op: null },
    }
    if ((await appendEvents([{ roomId, base, events: [event], projections: [] }])).has(roomId)) return
  }
  throw new Error(`Room ${roomId} is written to so often that an erasure found no gap`)
}
