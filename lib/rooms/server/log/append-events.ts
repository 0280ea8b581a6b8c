import { pool } from '@/lib/db/pool'
import type { NewJob } from '@/lib/jobs/domain/job'
import { addNewJob } from '@/lib/jobs/server/add-job'
import { versionOf } from '@/lib/rooms/domain/log/event-kinds'
import type { RoomEvent } from '@/lib/rooms/domain/log/events'
import { packData } from './event-row'
import { weightOf } from './event-weight'
import { type Projection, project } from './project'
import type { Reaction } from './reaction'

/** New events of one room, which directly follow `base`. */
export type RoomBatch = { roomId: string; base: number; events: RoomEvent[]; projections: Projection[] }

/**
 * One statement for all rooms: lock the rooms' rows in id order (so that two processes cannot deadlock), keep
 * only those whose head has not moved since the decision, move their heads, add up the sizes of their logs,
 * and insert their events.
 */
const APPEND = `
  with wanted as (
    select * from unnest($1::uuid[], $2::int[], $3::int[], $6::int[]) with ordinality
      as w(id, base, head, weight, place)
  ), locked as (
    select r.id, w.head, w.weight, w.place from "Room" r join wanted w on w.id = r.id
    where r.head = w.base order by r.id for update of r
  ), moved as (
    update "Room" r set head = l.head, "logBytes" = r."logBytes" + l.weight from locked l where r.id = l.id returning r.id, l.place
  ), added as (
    insert into "RoomEvent" ("roomId", seq, at, "actorId", "clientId", op, kind, version, visibility, data)
    select m.id, e.seq, to_timestamp(e.at / 1000.0), e.actor, e.client, e.op, e.kind, e.version, e.visibility,
      substring($5::bytea from e."from" for e.length)
    from json_to_recordset($4::json) as e(
      room int, seq int, at float8, actor uuid, client text, op int, kind text, version int2, visibility text,
      "from" int, length int
    )
    join moved m on m.place = e.room
  )
  select id from moved`

/**
 * Appends the events of any number of rooms in one transaction (group commit). When it resolves, everything
 * of the returned rooms is durable and nothing of the others was written: another process wrote to those
 * first, so the caller catches up and decides again.
 * @param reactions return the jobs that follow from events, which are written in the same transaction.
 * @returns the ids of the rooms that were written.
 * @throws what Postgres throws; nothing was written then.
 */
export async function appendEvents(
  batches: readonly RoomBatch[],
  reactions: readonly Reaction[] = [],
): Promise<Set<string>> {
  const values = parameters(batches)
  const effects = batches.map((batch) => effectsOf(batch, reactions)).filter(hasEffect)
  if (effects.length === 0) {
    const result = await pool().query<{ id: string }>({ name: 'append-events', text: APPEND, values })
    return new Set(result.rows.map((row) => row.id))
  }
  const client = await pool().connect()
  try {
    await client.query('begin')
    const result = await client.query<{ id: string }>({ name: 'append-events', text: APPEND, values })
    const written = new Set(result.rows.map((row) => row.id))
    for (const { roomId, projections, jobs } of effects) {
      if (!written.has(roomId)) continue
      for (const item of projections) await project(client, roomId, item)
      for (const job of jobs) await addNewJob(job, client)
    }
    await client.query('commit')
    client.release()
    return written
  } catch (error) {
    // The connection may be what failed, so it is closed instead of returned, which also rolls back.
    client.release(true)
    throw error
  }
}

/** What is written together with a room's events. */
type Effects = { roomId: string; projections: readonly Projection[]; jobs: readonly NewJob[] }

function effectsOf({ roomId, events, projections }: RoomBatch, reactions: readonly Reaction[]): Effects {
  const jobs = events.flatMap((event) => reactions.flatMap((react) => react(roomId, event) ?? []))
  return { roomId, projections, jobs }
}

function hasEffect({ projections, jobs }: Effects): boolean {
  return projections.length + jobs.length > 0
}

/**
 * All events as one text and all payloads as one byte string: arrays would be serialised element by element.
 */
function parameters(batches: readonly RoomBatch[]): unknown[] {
  const rows: object[] = []
  const payloads: Buffer[] = []
  let from = 1
  for (const [index, { events }] of batches.entries()) {
    for (const event of events) {
      const { seq, at, actorId: actor, client, op, kind, visibility } = event
      const payload = packData(event)
      payloads.push(payload)
      const { length } = payload
      const version = versionOf(kind)
      rows.push({ room: index + 1, seq, at, actor, client, op, kind, version, visibility, from, length })
      from += length
    }
  }
  return [
    batches.map((batch) => batch.roomId),
    batches.map((batch) => batch.base),
    batches.map((batch) => batch.base + batch.events.length),
    JSON.stringify(rows),
    Buffer.concat(payloads),
    batches.map((batch) => batch.events.reduce((sum, event) => sum + weightOf(event), 0)),
  ]
}
