import { pack, unpack } from 'msgpackr'
import type { EventData, EventKind, RoomEvent } from '@/lib/rooms/domain/log/events'

/** A log row as Postgres gives it. */
export type EventRow = {
  seq: number
  at: Date
  actorId: string | null
  clientId: string | null
  op: number | null
  kind: string
  visibility: string
  data: Uint8Array
}

/**
 * Reads a row of the log. Its payload was checked before it was written; @throws Error only when what is stored is not
 * what was written.
 */
export function fromRow(row: EventRow): RoomEvent {
  const data = unpack(row.data) as EventData[EventKind]
  if (Object.getPrototypeOf(data ?? 0) !== Object.prototype)
    throw new Error(`Event ${row.seq} of a room cannot be read`)
  const { seq, actorId, op, visibility } = row
  return {
    seq,
    at: row.at.getTime(),
    actorId,
    client: row.clientId,
    op,
    kind: row.kind,
    visibility,
    data,
  } as RoomEvent
}

/** The payload of an event as the log stores it. */
export function packData(event: RoomEvent): Buffer {
  return pack(event.data)
}
