import type { RoomMode, RoomRole } from '@/lib/framework/roles'
import type { Actor } from './members'
import { canArrangeRoom } from './permissions'

/** The two roles that an interview needs. */
export type Seat = Exclude<RoomRole, 'observer'>

type Seats = { mode: RoomMode; members: readonly { role: RoomRole }[] }

/** Seats that are still empty, the candidate's first. A round alone has none. */
export function emptySeats({ mode, members }: Seats): Seat[] {
  const seats: readonly Seat[] = mode === 'solo' ? ['candidate'] : ['candidate', 'interviewer']
  return seats.filter((seat) => !members.some((member) => member.role === seat))
}

/** Whether somebody is offered invite links: as long as there is something to join. */
export function canInvite(
  who: Actor,
  room: Seats & { createdBy: string; clock: { status: string } },
): boolean {
  return room.mode === 'pair' && room.clock.status !== 'ended' && canArrangeRoom(who, room)
}
