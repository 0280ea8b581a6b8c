import { db } from '@/lib/db/client'
import type { RoomMode, RoomRole } from '@/lib/framework/roles'

type Seat = { userId: string; number: number; role: RoomRole; name: string }

/** A room as a list of somebody's rooms shows it. */
export type OwnRoom = {
  id: string
  title: string
  mode: RoomMode
  /** Planned length. */
  minutes: number
  createdAt: Date
  startedAt: Date | null
  endedAt: Date | null
  me: Seat
  /** Everyone who is in it now. */
  members: Seat[]
}

type Wanted = {
  ended: boolean
  /** Only rooms on this case. */
  caseId?: string | undefined
  /** The id of the room after which the list goes on. */
  before?: string | undefined
  most?: number
}

/** The rooms that a person is in, newest first: those that are over, or those that are not. */
export async function listOwnRooms(
  userId: string,
  { ended, caseId, before, most }: Wanted,
): Promise<OwnRoom[]> {
  const rooms = await db.room.findMany({
    where: {
      phase: ended ? 'ended' : { not: 'ended' },
      ...(caseId ? { caseVersion: { caseId } } : {}),
      ...(before ? { id: { lt: before } } : {}),
      members: { some: { userId, removedAt: null } },
    },
    // Ids are made in the order of time.
    orderBy: { id: 'desc' },
    ...(most ? { take: most } : {}),
    select: {
      id: true,
      mode: true,
      minutes: true,
      createdAt: true,
      startedAt: true,
      endedAt: true,
      caseVersion: { select: { title: true } },
      members: {
        where: { removedAt: null },
        orderBy: { number: 'asc' },
        select: { userId: true, number: true, role: true, user: { select: { name: true } } },
      },
    },
  })
  return rooms.flatMap(({ caseVersion, members: seats, ...room }) => {
    const members = seats.map(({ user, ...seat }) => ({ ...seat, name: user.name }))
    const me = members.find((member) => member.userId === userId)
    return me ? [{ ...room, title: caseVersion.title, me, members }] : []
  })
}
