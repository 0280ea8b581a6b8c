import type { RoomEvent } from '@/lib/rooms/domain/events'
import type { RoomState } from '@/lib/rooms/domain/state'
import { MESSAGE } from '@/lib/rooms/domain/wire'
import { toWire, type WireEvents } from '@/lib/rooms/domain/wire-events'
import type { LiveRoom } from './live-room'
import type { RoomServer } from './socket-data'

/** The channel of everybody in a room. */
export const roomChannel = (roomId: string): string => roomId
/** The channel of a room's interviewers. */
export const staffChannel = (roomId: string): string => `${roomId}:staff`
/** The channel of one person in a room, in however many tabs. */
export const ownChannel = (roomId: string, userId: string): string => `${roomId}:${userId}`

/**
 * Sends committed events on, each only to those who may see it, in order. Events that everybody may see travel in one
 * message that is encoded once; the author's tab finds its own in it, which is its acknowledgement.
 */
export function publisher(io: RoomServer) {
  return (
    room: LiveRoom,
    before: RoomState['heads'],
    events: RoomEvent[],
    reach: 'everywhere' | 'here',
  ): void => {
    const sender = reach === 'here' ? io.local : io
    const numbers = new Map(room.state.members.map((member) => [member.userId, member.number]))
    const numberOf = (userId: string) => numbers.get(userId) ?? 0
    const heads = { ...before, own: { ...before.own } }
    for (const run of runsOfOneVisibility(events)) {
      const [first] = run
      if (!first) continue
      const message: WireEvents = [
        prevFor(first.visibility, heads),
        run.map((event) => toWire(event, numberOf)),
      ]
      sender.to(channelFor(room.id, first.visibility)).emit(MESSAGE.events, message)
      for (const event of run) advance(heads, event)
    }
  }
}

function runsOfOneVisibility(events: RoomEvent[]): RoomEvent[][] {
  const runs: RoomEvent[][] = []
  for (const event of events) {
    const last = runs.at(-1)
    if (last?.[0]?.visibility === event.visibility) last.push(event)
    else runs.push([event])
  }
  return runs
}

function channelFor(roomId: string, visibility: string): string {
  if (visibility === 'all') return roomChannel(roomId)
  return visibility === 'staff' ? staffChannel(roomId) : ownChannel(roomId, visibility)
}

/** Everybody who gets the message has seen at least this, or has a gap. */
function prevFor(visibility: string, heads: RoomState['heads']): number {
  if (visibility === 'all') return heads.all
  if (visibility === 'staff') return heads.staff
  return Math.max(heads.all, heads.own[visibility] ?? 0)
}

function advance(heads: RoomState['heads'], event: RoomEvent): void {
  if (event.visibility === 'all') heads.all = event.seq
  if (event.visibility === 'all' || event.visibility === 'staff') heads.staff = event.seq
  else heads.own[event.visibility] = event.seq
}
