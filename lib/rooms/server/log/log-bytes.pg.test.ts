import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest'
import { syncContent } from '@/lib/cases/server/sync-content'
import { db } from '@/lib/db/client'
import { pool } from '@/lib/db/pool'
import { encodeState, STATE_FORMAT } from '@/lib/rooms/domain/log/encode-state'
import { publicEvent, type RoomEvent } from '@/lib/rooms/domain/log/events'
import { SNAPSHOTS_A_ROOM } from '@/lib/rooms/domain/log/surplus-snapshots'
import { person, room } from '@/tests/fixtures/builders'
import { appendEvents } from './append-events'
import { countLogBytes, forgetLogDays } from './count-log-bytes'
import { weightOf } from './event-weight'
import { loadRoom, loadRoomAndSnapshot } from './load-room'
import { readHeads, readLog, readPages } from './read-log'
import { EVENTS_A_PAGE } from './read-rows'
import { saveSnapshot, thinSnapshots } from './save-snapshot'

beforeAll(async () => {
  await syncContent()
})

async function write(roomId: string, lengths: readonly number[], base?: number): Promise<RoomEvent[]> {
  const from = base ?? (await readHeads([roomId])).get(roomId) ?? 0
  const events = lengths.map(
    (length, index): RoomEvent => ({
      ...publicEvent('chat/said', { text: 'x'.repeat(length) }),
      seq: from + 1 + index,
      at: Date.UTC(2026, 0, 5, 10),
      actorId: null,
      client: null,
      op: null,
    }),
  )
  await appendEvents([{ roomId, base: from, events, projections: [] }])
  return events
}

const logBytes = async (id: string) => (await db.room.findUniqueOrThrow({ where: { id } })).logBytes
const weigh = (events: readonly RoomEvent[]) => events.reduce((sum, event) => sum + weightOf(event), 0)

describe('[L7] the size of a log', () => {
  test('is counted with the append, by any process, and not if nothing was appended', async () => {
    const id = await room(await person('Ines'))
    const before = await logBytes(id)
    const base = (await readHeads([id])).get(id) ?? 0
    const events = await write(id, [10, 200_000])
    expect(await logBytes(id)).toBe(before + weigh(events))
    // Another process decided on the earlier state.
    await write(id, [10], base)
    expect(await logBytes(id)).toBe(before + weigh(events))
    const more = await write(id, [5])
    expect((await loadRoomAndSnapshot(id)).logBytes).toBe(before + weigh(events) + weigh(more))
  })

  test('is known for rooms from before it was counted', async () => {
    const id = await room(await person('Ines'))
    const events = await write(id, [10, 200_000, 30])
    await db.room.update({ where: { id }, data: { logBytes: 0 } })
    const sql = readFileSync('prisma/migrations/0005_log_bytes/migration.sql', 'utf8')
    await pool().query(sql.slice(sql.indexOf('UPDATE "Room"')))
    const counted = await logBytes(id)
    // Payloads include a few bytes of MessagePack.
    expect(counted).toBeGreaterThanOrEqual(weigh(events))
    expect(counted).toBeLessThan(weigh(events) + 1_000)
  })

  test('adds up for a person over processes that count at once, and only over one day', async () => {
    const [ines, mara] = [await person('Ines'), await person('Mara')]
    const uses = (bytes: number, day = '2026-11-28') =>
      [mara, ines].map(({ id }) => ({ userId: id, day, bytes }))
    const answers = await Promise.all(Array.from({ length: 20 }, () => countLogBytes(uses(1_000))))
    expect(Math.max(...answers.flat().map(({ bytes }) => bytes))).toBe(20_000)
    expect(await countLogBytes(uses(7, '2026-11-29'))).toEqual(expect.arrayContaining(uses(7, '2026-11-29')))
    await db.user.delete({ where: { id: mara.id } })
    expect(await countLogBytes(uses(1))).toEqual([{ userId: ines.id, day: '2026-11-28', bytes: 20_001 }])
    await forgetLogDays('2026-11-29')
    expect((await db.logDay.findMany()).map(({ userId, bytes }) => [userId, bytes])).toEqual([[ines.id, 7]])
  })
})

test('[L9] a log is read in pages of bounded size, completely and in order', async () => {
  const id = await room(await person('Ines'))
  const lengths = [...Array(20).fill(190_000), ...Array(EVENTS_A_PAGE.events + 10).fill(3)]
  await write(id, lengths)
  const pages: RoomEvent[][] = []
  for await (const page of readPages(id, 0)) pages.push(page)
  for (const page of pages) {
    expect(page.length).toBeLessThanOrEqual(EVENTS_A_PAGE.events)
    expect(weigh(page.slice(0, -1))).toBeLessThan(EVENTS_A_PAGE.bytes + 100 * EVENTS_A_PAGE.events)
  }
  expect(pages.length).toBeGreaterThan(4)
  const all = pages.flat()
  expect(all.map(({ seq }) => seq)).toEqual(all.map((_, index) => index + 1))
  expect(await readLog(id, 0)).toEqual(all)
  expect(await readLog(id, 3, 5)).toEqual(all.slice(3, 5))
  expect((await loadRoom(id)).round.chat).toHaveLength(lengths.length)
})

describe('[L8] snapshots', () => {
  const seqs = async (roomId: string) =>
    (await db.roomSnapshot.findMany({ where: { roomId }, orderBy: { seq: 'asc' } })).map(({ seq }) => seq)

  test('that are surplus are deleted when one is stored, and the room still loads and seeks', async () => {
    const id = await room(await person('Ines'))
    await write(id, Array(SNAPSHOTS_A_ROOM + 40).fill(3))
    const head = (await readHeads([id])).get(id) ?? 0
    const states = new Map<number, Uint8Array>()
    for (let seq = 2; seq <= head; seq++) {
      states.set(seq, encodeState(await loadRoom(id, seq)))
      await saveSnapshot(id, seq, states.get(seq) ?? new Uint8Array())
    }
    const kept = await seqs(id)
    expect(kept).toHaveLength(SNAPSHOTS_A_ROOM)
    expect(kept.at(-1)).toBe(head)
    for (const seq of [2, 40, head - 1, head])
      expect(Buffer.compare(encodeState(await loadRoom(id, seq)), states.get(seq) ?? Buffer.of())).toBe(0)
  })

  test('left by an older release are thinned, and those in a format that nothing reads are deleted', async () => {
    const id = await room(await person('Ines'))
    const bytes = Buffer.alloc(10_000)
    await db.roomSnapshot.createMany({
      data: Array.from({ length: 300 }, (_, index) => ({
        roomId: id,
        seq: index + 1,
        format: index < 100 ? STATE_FORMAT - 1 : STATE_FORMAT,
        state: bytes,
      })),
    })
    // 20 at a time.
    await thinSnapshots(id)
    expect(await seqs(id)).toHaveLength(280)
    for (let time = 1; time < 9; time++) await thinSnapshots(id)
    const kept = await seqs(id)
    expect([kept.length, kept[0] ?? 0, kept.at(-1)]).toEqual([SNAPSHOTS_A_ROOM, expect.any(Number), 300])
    expect(kept[0]).toBeGreaterThan(100)
  })

  test('that cannot be deleted do not prevent new ones from being stored', async () => {
    const id = await room(await person('Ines'))
    const one = { roomId: id, state: Buffer.alloc(10) }
    await db.roomSnapshot.create({ data: { ...one, seq: 1, format: STATE_FORMAT - 1 } })
    const query = pool().query.bind(pool())
    const asked = vi.spyOn(pool(), 'query')
    asked.mockImplementation(((wanted: { name?: string }) =>
      wanted.name === 'drop-snapshots'
        ? Promise.reject(new Error('Too slow'))
        : query(wanted as never)) as never)
    const report = vi.spyOn(console, 'error').mockReturnValue()
    onTestFinished(() => {
      asked.mockRestore()
      report.mockRestore()
    })
    await saveSnapshot(id, 2, Buffer.alloc(10))
    expect(report).toHaveBeenCalledExactlyOnceWith(
      `Old snapshots of room ${id} could not be deleted: Error: Too slow`,
    )
    expect(await seqs(id)).toEqual([1, 2])
  })
})
