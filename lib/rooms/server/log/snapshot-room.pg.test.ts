import { setTimeout as wait } from 'node:timers/promises'
import { beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest'
import { syncContent } from '@/lib/cases/server/sync-content'
import { db } from '@/lib/db/client'
import { pool } from '@/lib/db/pool'
import { roundOfTwo } from '@/tests/fixtures/round-of-two'
import { columnsWith } from '@/tests/support/database-text'
import { somebodyWaits } from '@/tests/support/somebody-waits'
import { eraseFromRoom } from '../erase-person'
import { recordRoom } from './recording/record-room'
import { storedLogLock } from './recording/stored-piece'
import { snapshotRoom } from './snapshot-room'

const FROM = new Date('2026-11-20T18:00:00Z')
const NOW = new Date('2026-11-30T10:00:00Z')

let round: Awaited<ReturnType<typeof roundOfTwo>>

beforeAll(() => syncContent())
beforeEach(async () => {
  round = await roundOfTwo(FROM)
  await snapshotRoom(round.roomId)
})

/** Locks a row against changes until released. */
async function hold(table: 'Room' | 'RoomSnapshot', column: string): Promise<() => Promise<unknown>> {
  const client = await pool().connect()
  onTestFinished(() => client.release(true))
  await client.query('begin')
  await client.query(`select from "${table}" where "${column}" = $1 for update`, [round.roomId])
  return () => client.query('rollback')
}

async function isLogLocked(): Promise<boolean> {
  const { rows } = await pool().query<{ free: boolean }>(
    'select pg_try_advisory_xact_lock(hashtextextended($1, 0)) as free',
    [storedLogLock(round.roomId)],
  )
  return rows[0]?.free === false
}

const erase = () => {
  const { zeph, name, roomId } = round
  return eraseFromRoom({ userId: zeph.id, names: [name] }, roomId, NOW)
}
/** Every place that still contains data of theirs, besides their account. */
const traces = async () =>
  (await columnsWith([round.word, round.name.split(' ')[1] ?? ''])).filter((column) => column !== 'User.name')

test('[RC6] a snapshot holds no lock while its log is read, however long that takes', async () => {
  await db.roomSnapshot.deleteMany()
  const client = await pool().connect()
  onTestFinished(() => client.release(true))
  await client.query('begin; lock table "RoomEvent"')
  const storing = snapshotRoom(round.roomId)
  await somebodyWaits()
  expect(await isLogLocked()).toBe(false)
  await client.query('rollback')
  await storing
  expect(await db.roomSnapshot.count({ where: { roomId: round.roomId } })).toBe(1)
})

test('[RC6] an erasure waits for the snapshot of a recording that has read the room', async () => {
  await db.roomSnapshot.deleteMany()
  // Storing a snapshot waits for the row of its room.
  const letGo = await hold('Room', 'id')
  const recording = recordRoom(round.roomId)
  await somebodyWaits()
  expect(await isLogLocked()).toBe(true)
  const erasing = erase()
  await letGo()
  await Promise.all([recording, erasing])
  expect(await db.roomSnapshot.count({ where: { roomId: round.roomId } })).toBe(1)
  expect(await traces()).toEqual([])
})

test('[RC6] a recording stores no snapshot of what it read before an erasure ended', async () => {
  expect(await traces()).toContain('RoomSnapshot.state')
  const letGo = await hold('RoomSnapshot', 'roomId')
  const erasing = erase()
  await somebodyWaits()
  expect(await isLogLocked()).toBe(true)
  const recording = recordRoom(round.roomId)
  // Long enough for it to have read the room, which nothing else shows: it then waits for the lock.
  await wait(500)
  await letGo()
  await Promise.all([recording, erasing])
  expect(await db.roomSnapshot.count({ where: { roomId: round.roomId } })).toBe(1)
  expect(await traces()).toEqual([])
})
