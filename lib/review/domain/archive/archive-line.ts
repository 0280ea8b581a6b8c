import { z } from 'zod'
import { isEventKind, versionOf } from '@/lib/rooms/domain/log/event-kinds'
import type { NewEvent } from '@/lib/rooms/domain/log/events'
import type { ReplayItem } from '@/lib/rooms/domain/log/replay-item'
import { upcast } from '@/lib/rooms/domain/log/upcast'
import { fromBase64, toBase64 } from '../base64'
import { LATEST } from './archive-limits'

/** The ids and names of a round's people in another place. */
export type PeopleMap = { idOf: (userId: string) => string; nameOf: (userId: string, name: string) => string }

const MOST = 2 ** 31 - 1

const bytes = z.strictObject({ base64: z.string() })
const lineSchema = z.strictObject({
  seq: z.int().min(1).max(MOST),
  at: z.int().min(0).max(LATEST),
  actor: z.string().max(100).nullable(),
  kind: z.string().max(40),
  version: z.int().min(1).max(1000),
  visibility: z.string().min(1).max(100),
  data: z.record(z.string(), z.unknown()),
})

/** A line of log.jsonl: an event in its kind's version, with bytes as `{ "base64": … }`. */
export function toArchiveLine({ at, actor, event }: ReplayItem): string {
  const { seq, kind, visibility, data } = event
  const written = Object.entries(data).map(([name, value]) => [
    name,
    value instanceof Uint8Array ? { base64: toBase64(value) } : value,
  ])
  const version = versionOf(kind)
  return JSON.stringify({ seq, at, actor, kind, version, visibility, data: Object.fromEntries(written) })
}

/** The inverse, from any version of the kind. @throws whatever is wrong with the line */
export function fromArchiveLine(line: string): ReplayItem {
  const { seq, at, actor, kind, version, visibility, data } = lineSchema.parse(JSON.parse(line))
  if (!isEventKind(kind)) throw new Error('An event of an unknown kind')
  const read = Object.entries(data).map(([name, value]) => {
    const packed = bytes.safeParse(value)
    return [name, packed.success ? fromBase64(packed.data.base64) : value]
  })
  const payload = upcast(kind, version, Object.fromEntries(read))
  // It has just been validated with the schema of the kind.
  return { at, actor, event: { seq, kind, visibility, data: payload } as ReplayItem['event'] }
}

/** An item with its people under other ids and names. */
export function withPeople({ at, actor, event }: ReplayItem, people: PeopleMap): ReplayItem {
  const { visibility } = event
  return {
    at,
    actor: actor === null ? null : people.idOf(actor),
    event: {
      ...renamed(event, people),
      seq: event.seq,
      visibility: visibility === 'all' || visibility === 'staff' ? visibility : people.idOf(visibility),
    },
  }
}

function renamed(event: NewEvent, { idOf, nameOf }: PeopleMap): NewEvent {
  switch (event.kind) {
    case 'room/created':
      return { ...event, data: { ...event.data, createdBy: idOf(event.data.createdBy) } }
    case 'member/joined': {
      const { userId, name } = event.data
      return { ...event, data: { ...event.data, userId: idOf(userId), name: nameOf(userId, name) } }
    }
    case 'member/role':
      return { ...event, data: { ...event.data, userId: idOf(event.data.userId) } }
    case 'member/removed':
    case 'member/erased':
    case 'guide/opened':
      return { ...event, data: { userId: idOf(event.data.userId) } } as NewEvent
    default:
      return event
  }
}
