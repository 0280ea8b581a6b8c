import { appError } from '@/lib/shared/errors'
import type { EventData, EventKind } from '../log/event-kinds'
import type { RoomEvent } from '../log/events'
import type { MemberState } from '../round/state'
import type { WireItem } from './messages/events'
import { clientTag } from './wire'

/** Converts an event to its wire format. */
export function toWire(event: RoomEvent, numberOf: (userId: string) => number): WireItem {
  const tag = event.client === null ? 0 : clientTag(event.client)
  const op = event.op ?? 0
  if (event.kind === 'board/edited') {
    const { patches, corrections } = event.data
    return corrections ? [event.seq, tag, op, 0, patches, corrections] : [event.seq, tag, op, 0, patches]
  }
  if (event.kind === 'sheet/updated') return [event.seq, tag, op, 1, event.data.update]
  const actor = event.actorId === null ? 0 : numberOf(event.actorId)
  return [event.seq, tag, op, event.kind, event.data, event.at, actor] as WireItem
}

/** An item as read by a browser: the event without the client's id, and the tag that represents it. */
export type ReceivedEvent = RoomEvent & { tag: number; number: number }

/**
 * Reads an item in the browser. Board and worksheet items carry no time and no author, since no live view
 * needs them.
 * @throws AppError `wire/malformed`
 */
export function fromWire(item: WireItem, members: readonly MemberState[]): ReceivedEvent {
  const [seq, tag, number, kind] = item
  const base = { seq, at: 0, actorId: null, client: null, op: null, tag, number, visibility: 'all' }
  if (kind === 0) {
    const [, , , , patches, corrections] = item
    return {
      ...base,
      kind: 'board/edited',
      data: { patches: patches as Uint8Array, corrections: (corrections as Uint8Array) ?? null },
    } as ReceivedEvent
  }
  if (kind === 1) return { ...base, kind: 'sheet/updated', data: { update: item[4] } } as ReceivedEvent
  if (typeof kind !== 'string') throw appError('wire/unreadable')
  const [, , , , data, at, actor] = item as [
    number,
    number,
    number,
    EventKind,
    EventData[EventKind],
    number,
    number,
  ]
  const joined = kind === 'member/joined' ? (data as EventData['member/joined']) : null
  const actorId = members.find((member) => member.number === actor)?.userId ?? joined?.userId ?? null
  return { ...base, kind, data, at, actorId } as unknown as ReceivedEvent
}
