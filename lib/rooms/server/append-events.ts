import { pool } from '@/lib/db/pool'
import type { RoomEvent } from '../domain/events'
import { packData } from './event-row'
import { type Projection, project } from './project'

/** New events of one room, which follow directly on `base`. */
export type RoomBatch = { roomId: string; base: number; events: RoomEvent[]; projections: Projection[] }

/**
 * One statement for all rooms: lock the rooms' rows in id order (so that two processes cannot deadlock), take only
 * those whose head is still where the decision was made, move their heads and insert their events.
 */
const APPEND = `
  with wanted as (
    select * from unnest($1::uuid[], $2::int[], $3::int[]) as w(id, base, head)
  ), locked as (
    select r.id, w.head from "Room" r join wanted w on w.id = r.id
    where r.head = w.base order by r.id for update of r
  ), moved as (
    update "Room" r set head = l.head from locked l where r.id = l.id returning r.id
  ), added as (
    insert into "RoomEvent" ("roomId", seq, at, "actorId", "clientId", op, kind, visibility, data)
    select e.room, e.seq, to_timestamp(e.at / 1000.0), e.actor, e.client, e.op, e.kind, e.visibility, e.data
    from unnest($4::uuid[], $5::int[], $6::float8[], $7::uuid[], $8::text[], $9::int[], $10::text[], $11::text[], $12::bytea[])
      as e(room, seq, at, actor, client, op, kind, visibility, data)
    join moved m on m.id = e.room
  )
  select id from moved`

/**
 * Appends the events of any number of rooms in one transaction (group commit).
 * When it resolves, everything of the returned rooms is durable and nothing of the others was written:
 * another process wrote to those first, so the caller catches up and decides again.
 * @returns the ids of the rooms that were written.
 * @throws what Postgres throws; then nothing was written.
 */
export async function appendEvents(batches: readonly RoomBatch[]): Promise<Set<string>> {
  const values = parameters(batches)
  const projections = batches.flatMap((batch) =>
    batch.projections.map((item) => ({ roomId: batch.roomId, item })),
  )
  if (projections.length === 0) {
    const result = await pool().query<{ id: string }>({ name: 'append-events', text: APPEND, values })
    return new Set(result.rows.map((row) => row.id))
  }
  const client = await pool().connect()
  try {
    await client.query('begin')
    const result = await client.query<{ id: string }>({ name: 'append-events', text: APPEND, values })
    const written = new Set(result.rows.map((row) => row.id))
    for (const { roomId, item } of projections) if (written.has(roomId)) await project(client, roomId, item)
    await client.query('commit')
    client.release()
    return written
  } catch (error) {
    // The connection may be what failed: it is closed instead of returned, which also rolls back.
    client.release(true)
    throw error
  }
}

function parameters(batches: readonly RoomBatch[]): unknown[] {
  const events = batches.flatMap((batch) => batch.events.map((event) => ({ roomId: batch.roomId, event })))
  return [
    batches.map((batch) => batch.roomId),
    batches.map((batch) => batch.base),
    batches.map((batch) => batch.base + batch.events.length),
    events.map(({ roomId }) => roomId),
    events.map(({ event }) => event.seq),
    events.map(({ event }) => event.at),
    events.map(({ event }) => event.actorId),
    events.map(({ event }) => event.client),
    events.map(({ event }) => event.op),
    events.map(({ event }) => event.kind),
    events.map(({ event }) => event.visibility),
    events.map(({ event }) => packData(event)),
  ]
}
