import { EVENT_KINDS, type EventData, isEventKind, versionOf } from './event-kinds'

/**
 * The payload of an event in its newest version, from whichever version it was written in.
 * @throws Error if it does not match its kind's schema, or if a newer release wrote it: during a rolling
 * restart an older process meets such events, and must not apply them in part. The room is then left to the
 * newer one.
 */
export function upcast(kind: string, version: number, data: unknown): EventData[keyof EventData] {
  if (!isEventKind(kind)) throw new Error(`Events of the kind ${kind} are of a newer release`)
  const newest = versionOf(kind)
  if (version > newest)
    throw new Error(`An event of the kind ${kind} has version ${version}; this release knows ${newest}`)
  const { schema, earlier } = EVENT_KINDS[kind]
  let payload = data as object
  for (const raise of earlier.slice(version - 1)) payload = raise(payload)
  const parsed = schema.safeParse(payload)
  if (!parsed.success) throw new Error(`An event of the kind ${kind} cannot be read: ${parsed.error.message}`)
  return parsed.data
}
