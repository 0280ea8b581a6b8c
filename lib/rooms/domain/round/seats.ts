import type { RoomMode, RoomRole } from '@/lib/framework/roles'
import type { Actor } from './members'
import { canArrangeRoom } from './permissions'

/** The two that make an interview. */
export type Seat = Exclude<RoomRole, 'observer'>

type Seats = { mode: RoomMode; members: readonly { role: RoomRole }[] }

/** Who is still missing, the candidate first. Alone nobody else is. */
export function emptySeats({ mode, members }: Seats): Seat[] {
  const seats: readonly Seat[] = mode === 'solo' ? ['candidate'] : ['candidate', 'interviewer']
  return seats.filter((seat) => !members.some((member) => member.role === seat))
}

/** Whether somebody is offered links that let people in: as long as there is something to come to. */
export function canInvite(
  who: Actor,
  room: Seats & { createdBy: string; clock: { status: string } },
): boolean {
  return room.mode === 'pair' && room.clock.status !== 'ended' && canArrangeRoom(who, room)
}
