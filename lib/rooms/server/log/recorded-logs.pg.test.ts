import { readFileSync } from 'node:fs'
import { beforeAll, expect, test } from 'vitest'
import { syncContent } from '@/lib/cases/server/sync-content'
import { pool } from '@/lib/db/pool'
import { decodeState } from '@/lib/rooms/domain/log/encode-state'
import { evolve } from '@/lib/rooms/domain/round/evolve'
import { emptyRoom } from '@/lib/rooms/domain/round/state'
import { person, room } from '@/tests/fixtures/builders'
import { plain, RECORDED_LOGS, recordedLog } from '@/tests/fixtures/recorded-logs/recorded-log'
import { type EventRow, fromRow } from './event-row'
import { loadRoom } from './load-room'

beforeAll(async () => {
  await syncContent()
})

/** Writes rows as the previous release did, which knew no versions. */
async function writeAsBefore(roomId: string, rows: readonly EventRow[]): Promise<void> {
  for (const { seq, at, actorId, clientId, op, kind, visibility, data } of rows)
    await pool().query(
      `insert into "RoomEvent" ("roomId", seq, at, "actorId", "clientId", op, kind, visibility, data)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [roomId, seq, at, actorId, clientId, op, kind, visibility, data],
    )
  await pool().query('update "Room" set head = $2 where id = $1', [roomId, rows.at(-1)?.seq])
}

async function emptiedRoom(): Promise<string> {
  const id = await room(await person('Ines'))
  await pool().query('delete from "RoomEvent" where "roomId" = $1', [id])
  return id
}

test.each(RECORDED_LOGS)('[L12] the database of the previous release opens: a %s room', async (name) => {
  const { rows, snapshots, state } = recordedLog(name)
  const id = await emptiedRoom()
  await pool().query('alter table "RoomEvent" drop column version')
  const half = Math.ceil(rows.length / 2)
  await writeAsBefore(id, rows.slice(0, half))
  await pool().query(readFileSync('prisma/migrations/0012_event_versions/migration.sql', 'utf8'))
  // A process of the previous release is still running.
  await writeAsBefore(id, rows.slice(half))
  expect(plain(await loadRoom(id))).toEqual(state)
  for (const kept of snapshots)
    await pool().query('insert into "RoomSnapshot" ("roomId", seq, format, state) values ($1, $2, $3, $4)', [
      id,
      kept.seq,
      kept.format,
      kept.state,
    ])
  expect(plain(await loadRoom(id))).toEqual(state)
  for (const { seq } of rows) {
    const until = rows.filter((row) => row.seq <= seq).map(fromRow)
    expect(plain(await loadRoom(id, seq))).toEqual(plain(until.reduce(evolve, emptyRoom())))
  }
  expect(snapshots.map((kept) => decodeState(kept.state).seq)).toEqual(snapshots.map(({ seq }) => seq))
})

test('[L12] a room with an event from a newer release is not opened without that event', async () => {
  const id = await room(await person('Ines'))
  await pool().query('update "RoomEvent" set version = 9 where "roomId" = $1', [id])
  await expect(loadRoom(id)).rejects.toThrow(/version 9; this release knows 2/)
})
