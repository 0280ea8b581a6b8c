import { EVENT_KINDS, type EventData, isEventKind, versionOf } from './event-kinds'

/**
 * The payload of an event in its newest version, from whichever version it was written in.
 * @throws Error when it is not what its kind consists of, or when a newer release wrote it: in a rolling restart an older
 * process meets such events, and must not take in half of what they say. The room is then read by the newer one.
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
