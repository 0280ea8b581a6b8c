import type { Viewer } from '@/lib/rooms/domain/round/views/view-for'
import { canSee } from '../round/permissions'
import type { NewEvent, RoomEvent } from './events'

/**
 * A moment of a round as replay shows it. Wire items leave out when something was drawn or typed and by whom, which a
 * live view does not need; a replay is made of nothing else.
 */
export type ReplayItem = {
  /** Milliseconds since 1970, by the server's clock. */
  at: number
  /** Whose doing it was; null for the server's own. */
  actor: string | null
  event: { seq: number } & NewEvent
}

/** The part of a log that a viewer may see, as replay shows it. */
export function replayItems(viewer: Viewer, events: readonly RoomEvent[]): ReplayItem[] {
  return events.filter(({ visibility }) => canSee(viewer, visibility)).map(toReplayItem)
}

function toReplayItem({ at, actorId, client: _client, op: _op, ...event }: RoomEvent): ReplayItem {
  return { at, actor: actorId, event }
}

/** The event that an item stands for, without the name of the tab that it came from. */
export function fromReplayItem({ at, actor, event }: ReplayItem): RoomEvent {
  return { ...event, at, actorId: actor, client: null, op: null }
}
