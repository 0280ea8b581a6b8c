import { pack, unpack } from 'msgpackr'
import type { RoomEvent } from '@/lib/rooms/domain/log/events'
import { upcast } from '@/lib/rooms/domain/log/upcast'

/** A log row as returned by Postgres. */
export type EventRow = {
  seq: number
  at: Date
  actorId: string | null
  clientId: string | null
  op: number | null
  kind: string
  version: number
  visibility: string
  data: Uint8Array
}

/** Reads a row of the log, whichever release wrote it. @throws Error what `upcast` throws */
export function fromRow(row: EventRow): RoomEvent {
  const { seq, actorId, op, visibility } = row
  return {
    seq,
    at: row.at.getTime(),
    actorId,
    client: row.clientId,
    op,
    kind: row.kind,
    visibility,
    data: upcast(row.kind, row.version, unpack(row.data)),
  } as RoomEvent
}

/** The payload of an event as the log stores it. */
export function packData(event: RoomEvent): Buffer {
  return pack(event.data)
}
