import { afterEach, beforeAll, expect, test } from 'vitest'
import { syncContent } from '@/lib/cases/server/sync-content'
import { pool } from '@/lib/db/pool'
import { publicEvent, type RoomEvent } from '@/lib/rooms/domain/log/events'
import { person, room } from '@/tests/fixtures/builders'
import { appendEvents, type RoomBatch } from './append-events'
import { projectionsOf } from './project'
import type { Reaction } from './reaction'
import { readHeads, readLog } from './read-log'

beforeAll(async () => {
  await syncContent()
})
afterEach(async () => {
  await pool().query('delete from graphile_worker._private_jobs')
})

const remembers: Reaction = (roomId, event) =>
  event.kind === 'round/ended'
    ? { name: 'test/remember', payload: { roomId }, attempts: 1, key: `remember ${roomId}` }
    : null

async function ending(): Promise<RoomBatch> {
  const roomId = await room(await person('Ines'))
  const base = (await readHeads([roomId])).get(roomId) ?? 0
  const event: RoomEvent = {
    ...publicEvent('round/ended', { reason: 'ended' }),
    seq: base + 1,
    at: Date.UTC(2026, 0, 5, 10),
    actorId: null,
    client: null,
    op: null,
  }
  return { roomId, base, events: [event], projections: projectionsOf(event) }
}

const ended = async ({ roomId, base }: RoomBatch) => (await readLog(roomId, base)).length
const jobs = async () => {
  const { rows } = await pool().query('select payload from graphile_worker._private_jobs order by id')
  return rows.map(({ payload }) => payload.roomId)
}

test('[L11] an event and the job that follows from it are written together', async () => {
  const [one, two] = [await ending(), await ending()]
  const said: RoomEvent = {
    ...publicEvent('chat/said', { text: 'That was it.' }),
    seq: two.base + 1,
    at: Date.UTC(2026, 0, 5, 10),
    actorId: null,
    client: null,
    op: null,
  }
  await appendEvents([one, { ...two, events: [said], projections: [] }], [remembers])
  expect(await jobs()).toEqual([one.roomId])
})

test('[L11] an event that is not written adds no job', async () => {
  const [fine, broken, late] = [await ending(), await ending(), await ending()]
  broken.projections = [{ kind: 'role', userId: broken.roomId, role: 'no such role' }]
  await expect(appendEvents([fine, broken], [remembers])).rejects.toThrow(/enum/)
  // Another process was faster.
  await appendEvents([late])
  expect(await appendEvents([late], [remembers])).toEqual(new Set())
  expect(await jobs()).toEqual([])
  expect([await ended(fine), await ended(broken), await ended(late)]).toEqual([0, 0, 1])
})

test('[L11] if a job cannot be written, neither is its event', async () => {
  const batch = await ending()
  const tooLong: Reaction = () => ({ name: 'x'.repeat(200), payload: {}, attempts: 1 })
  await expect(appendEvents([batch], [tooLong])).rejects.toThrow(/tasks_identifier_check/)
  expect(await ended(batch)).toBe(0)
})
