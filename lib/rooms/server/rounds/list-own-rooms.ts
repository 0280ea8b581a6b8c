import { FORMER_NAME } from '@/lib/auth/domain/deleted-account'
import { db } from '@/lib/db/client'
import type { RoomMode, RoomRole } from '@/lib/framework/roles'

type Seat = {
  userId: string
  number: number
  role: RoomRole
  name: string
  isGone?: boolean
  isClosed?: boolean
}

/** A room as shown in a list of somebody's rooms. */
export type OwnRoom = {
  id: string
  title: string
  mode: RoomMode
  /** Planned length. */
  minutes: number
  createdAt: Date
  startedAt: Date | null
  endedAt: Date | null
  /** The time from which it may be deleted for everybody; null if none is set. */
  goesAt: Date | null
  me: Seat & { pinnedAt: Date | null; trashedAt: Date | null }
  /** Everybody who is in it now, or who deleted their copy of it. */
  members: Seat[]
}

type Wanted = {
  ended: boolean
  /** Only rooms on this case. */
  caseId?: string | undefined
  /** Only those in their trash, or only those not in it; both if absent. */
  trash?: 'in' | 'out' | undefined
  /** Only rooms with these ids. */
  among?: readonly string[] | undefined
}

const TRASH = { in: { trashedAt: { not: null } }, out: { trashedAt: null } } as const

/**
 * The rooms that a person is in, newest first: either those whose round has ended, or those whose round has
 * not.
 */
export async function listOwnRooms(
  userId: string,
  { ended, caseId, among, trash }: Wanted,
): Promise<OwnRoom[]> {
  const rooms = await db.room.findMany({
    where: {
      phase: ended ? 'ended' : { not: 'ended' },
      ...(caseId ? { caseVersion: { caseId } } : {}),
      ...(among ? { id: { in: [...among] } } : {}),
      members: { some: { userId, removedAt: null, ...(trash ? TRASH[trash] : {}) } },
    },
    // Ids sort by creation time.
    orderBy: { id: 'desc' },
    select: {
      id: true,
      mode: true,
      minutes: true,
      createdAt: true,
      startedAt: true,
      endedAt: true,
      goesAt: true,
      caseVersion: { select: { title: true } },
      members: {
        where: { OR: [{ removedAt: null }, { goneAt: { not: null } }] },
        orderBy: { number: 'asc' },
        select: {
          ...{ userId: true, number: true, role: true, goneAt: true },
          user: { select: { name: true, deletedAt: true } },
          ...{ pinnedAt: true, trashedAt: true },
        },
      },
    },
  })
  return rooms.flatMap(({ caseVersion, members: seats, ...room }) => {
    const members = seats.map(
      ({ userId: id, number, role, goneAt, user }): Seat => ({
        ...{ userId: id, number, role },
        ...(goneAt ? { name: FORMER_NAME, isGone: true } : { name: user.name }),
        ...(user.deletedAt && { isClosed: true }),
      }),
    )
    const me = members.find((member) => member.userId === userId)
    const mine = seats.find((seat) => seat.userId === userId)
    if (!me || !mine) return []
    const { pinnedAt, trashedAt } = mine
    return [{ ...room, title: caseVersion.title, me: { ...me, pinnedAt, trashedAt }, members }]
  })
}
