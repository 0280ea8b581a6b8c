import { versionOf } from '@/lib/rooms/domain/log/event-kinds'
import type { RoomEvent } from '@/lib/rooms/domain/log/events'
import { type EventRow, fromRow, packData } from '@/lib/rooms/server/log/event-row'
import { decodePiece, encodePiece } from '@/lib/rooms/server/log/recording/piece-codec'

const A_PIECE = 400

/** The row that the log stores for an event. */
export function rowOf(event: RoomEvent): EventRow {
  const { seq, at, actorId, client, op, kind, visibility } = event
  const data = packData(event)
  const version = versionOf(kind)
  return { seq, at: new Date(at), actorId, clientId: client, op, kind, version, visibility, data }
}

/** Rows as returned by a recording of several pieces. */
export async function throughPieces(rows: readonly EventRow[]): Promise<EventRow[]> {
  const back: EventRow[] = []
  for (let from = 0; from < rows.length; from += A_PIECE)
    back.push(...(await decodePiece(await encodePiece(rows.slice(from, from + A_PIECE)))))
  return back
}

/** A log as read from its recording. */
export async function throughRecording(events: readonly RoomEvent[]): Promise<RoomEvent[]> {
  return (await throughPieces(events.map(rowOf))).map(fromRow)
}
