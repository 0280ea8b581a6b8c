import type { EventKind } from '@/lib/rooms/domain/log/event-kinds'
import type { EventRow } from '../event-row'

/** Kinds of events that are queried individually, so a recording lists them beside its packed data. */
export const LISTED_KINDS = [
  'member/joined',
  'round/started',
  'round/paused',
  'round/resumed',
  'round/ended',
  'ai-grading/chosen',
] as const satisfies readonly EventKind[]
export type ListedKind = (typeof LISTED_KINDS)[number]

const IS_LISTED: ReadonlySet<string> = new Set(LISTED_KINDS)

/** What a piece lists about its events: nothing that people wrote. */
export function listedOf(rows: readonly EventRow[]): object[] {
  return rows
    .filter(({ kind }) => IS_LISTED.has(kind))
    .map(({ seq, at, kind, actorId }) => ({ seq, at: at.getTime(), kind, actorId }))
}

/**
 * SQL for a table of the events of all rooms, whether recorded or not, without their payloads. Query it by
 * room and for listed kinds only: of other kinds it has only events that are not recorded.
 */
export const LISTED_EVENTS = `(
  select "roomId", seq, at, kind, "actorId" from "RoomEvent"
  union all
  select piece."roomId", one.seq, to_timestamp(one.at / 1000.0), one.kind, one."actorId"
  from "RecordingPiece" piece
  cross join lateral jsonb_to_recordset(piece.listed) as one(seq int, at float8, kind text, "actorId" uuid)
)`
