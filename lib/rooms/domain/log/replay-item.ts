import type { Viewer } from '@/lib/rooms/domain/round/views/view-for'
import { canSee } from '../round/permissions'
import type { NewEvent, RoomEvent } from './events'

/**
 * One event of a round as a replay shows it. Wire items leave out when something was drawn or typed and by
 * whom, which a live view does not need but a replay is built from.
 */
export type ReplayItem = {
  /** Milliseconds since 1970, by the server's clock. */
  at: number
  /** Who caused it; null for the server. */
  actor: string | null
  event: { seq: number } & NewEvent
}

/** The part of a log that a viewer may see, in the form that a replay shows. */
export function replayItems(viewer: Viewer, events: readonly RoomEvent[]): ReplayItem[] {
  return events.filter(({ visibility }) => canSee(viewer, visibility)).map(toReplayItem)
}

function toReplayItem({ at, actorId, client: _client, op: _op, ...event }: RoomEvent): ReplayItem {
  return { at, actor: actorId, event }
}

/** The event that an item represents, without the id of the tab that caused it. */
export function fromReplayItem({ at, actor, event }: ReplayItem): RoomEvent {
  return { ...event, at, actorId: actor, client: null, op: null }
}
