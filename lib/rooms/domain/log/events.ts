import type { EventData, EventKind } from './event-kinds'

/** `all`, `staff` (the interviewers), or the id of the only user who may see it. */
export type Visibility = 'all' | 'staff' | (string & {})

/** An event that was decided but is not in the log yet. */
export type NewEvent<K extends EventKind = EventKind> = {
  [P in K]: { kind: P; visibility: Visibility; data: EventData[P] }
}[K]

/**
 * An event as stored in the log. `client` and `op` identify the command that caused it, on its first event
 * only.
 */
export type RoomEvent<K extends EventKind = EventKind> = NewEvent<K> & {
  seq: number
  /** Milliseconds since 1970, by the server's clock. */
  at: number
  actorId: string | null
  client: string | null
  op: number | null
}

/** Builds an event that everyone may see. */
export function publicEvent<K extends EventKind>(kind: K, data: EventData[K]): NewEvent<K> {
  return { kind, visibility: 'all', data } as NewEvent<K>
}

/** Builds an event that only one person may see. */
export function privateEvent<K extends EventKind>(kind: K, userId: string, data: EventData[K]): NewEvent<K> {
  return { kind, visibility: userId, data } as NewEvent<K>
}
