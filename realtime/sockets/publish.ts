import type { RoomEvent } from '@/lib/rooms/domain/log/events'
import type { WireEvents } from '@/lib/rooms/domain/protocol/messages/events'
import { toWire } from '@/lib/rooms/domain/protocol/wire-events'
import { canSee } from '@/lib/rooms/domain/round/permissions'
import type { RoomState } from '@/lib/rooms/domain/round/state'
import { visibleHead } from '@/lib/rooms/domain/round/views/view-for'
import type { LiveRoom } from '../live/live-room'

/** The channel of everybody in a room. */
export const roomChannel = (roomId: string): string => roomId
/** The channel of one person in a room, in however many tabs. */
export const ownChannel = (roomId: string, userId: string): string => `${roomId}:${userId}`

/**
 * Sends committed events to this process's sockets, each only to those who may see it, in order. Events that
 * everybody may see travel in one message that is encoded once; the author's tab finds its own event in it,
 * which is its acknowledgement. Every message names the newest earlier event that its receiver may know of.
 * For most receivers that is the same; anybody who has seen something private since gets a separate message,
 * so that nobody skips an event they should have received.
 */
export function sendEvents(
  send: SendHere,
  room: LiveRoom,
  before: RoomState['heads'],
  events: readonly RoomEvent[],
): void {
  const { members } = room.state.round
  const numberOf = (userId: string) => members.find((member) => member.userId === userId)?.number ?? 0
  let heads = before
  for (const run of runsOfOneVisibility(events)) {
    const { visibility } = run
    const items = run.list.map((event) => toWire(event, numberOf))
    const toAll = visibility === 'all'
    const apart = members.filter(
      (member) => canSee(member, visibility) && !(toAll && visibleHead(member, heads) === heads.all),
    )
    const channels = apart.map((member) => ownChannel(room.id, member.userId))
    if (toAll) send(roomChannel(room.id), [heads.all, items], channels)
    for (const member of apart)
      send(ownChannel(room.id, member.userId), [visibleHead(member, heads), items], [])
    heads = headsAfter(heads, run)
  }
}

/** Sends a message to this process's sockets in a channel, except those in some other channels. */
export type SendHere = (channel: string, message: WireEvents, except: readonly string[]) => void

type Run = { visibility: string; list: RoomEvent[]; last: number }

function runsOfOneVisibility(events: readonly RoomEvent[]): Run[] {
  const runs: Run[] = []
  for (const event of events) {
    const run = runs.at(-1)
    if (run?.visibility === event.visibility) {
      run.list.push(event)
      run.last = event.seq
    } else runs.push({ visibility: event.visibility, list: [event], last: event.seq })
  }
  return runs
}

function headsAfter(heads: RoomState['heads'], { visibility, last }: Run): RoomState['heads'] {
  if (visibility === 'all') return { ...heads, all: last, staff: last }
  if (visibility === 'staff') return { ...heads, staff: last }
  return { ...heads, own: { ...heads.own, [visibility]: last } }
}
