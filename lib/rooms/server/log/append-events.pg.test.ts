import { beforeAll, expect, test } from 'vitest'
import { syncContent } from '@/lib/cases/server/sync-content'
import { db } from '@/lib/db/client'
import { publicEvent, type RoomEvent } from '@/lib/rooms/domain/log/events'
import { person, room } from '@/tests/fixtures/builders'
import { appendEvents, type RoomBatch } from './append-events'
import { readHeads, readLog } from './read-log'

beforeAll(async () => {
  await syncContent()
})

/** A message said in a room, following `base`. */
function said(roomId: string, base: number, op: number): RoomBatch {
  const event: RoomEvent = {
    ...publicEvent('chat/said', { text: `message ${op}` }),
    seq: base + 1,
    at: Date.UTC(2026, 0, 5, 10),
    actorId: null,
    client: 'tab.talk',
    op,
  }
  return { roomId, base, events: [event], projections: [] }
}

async function twoRooms(): Promise<{ one: string; two: string; base: number }> {
  const ines = await person('Ines')
  const [one, two] = [await room(ines), await room(ines)]
  const heads = await readHeads([one, two])
  expect(heads.get(one)).toBe(heads.get(two))
  return { one, two, base: heads.get(one) ?? 0 }
}

const opsOf = async (roomId: string) => (await readLog(roomId, 0)).flatMap(({ op }) => op ?? [])

test('[L2] a room that another process wrote to is left out, and the others are written', async () => {
  const { one, two, base } = await twoRooms()
  await appendEvents([said(one, base, 1)])
  expect(await appendEvents([said(one, base, 2), said(two, base, 1)])).toEqual(new Set([two]))
  expect([await opsOf(one), await opsOf(two)]).toEqual([[1], [1]])
  expect(await readHeads([one, two])).toEqual(
    new Map([
      [one, base + 1],
      [two, base + 1],
    ]),
  )
})

test('[L2] if one room of a commit cannot be written, none is', async () => {
  const { one, two, base } = await twoRooms()
  await appendEvents([said(one, base, 1)])
  // This number is already in the log: the database refuses it.
  await expect(appendEvents([said(two, base, 1), said(one, base + 1, 1)])).rejects.toThrow(/unique/)
  expect([await opsOf(one), await opsOf(two)]).toEqual([[1], []])
  expect((await readHeads([two])).get(two)).toBe(base)
})

test('[L2] events and their copies for lists are written together or not at all', async () => {
  const { one, two, base } = await twoRooms()
  const fine = said(one, base, 1)
  fine.projections = [{ kind: 'phase', phase: 'running', at: 0, first: true }]
  const broken = said(two, base, 1)
  broken.projections = [{ kind: 'role', userId: one, role: 'no such role' }]
  await expect(appendEvents([fine, broken])).rejects.toThrow(/enum/)
  expect([await opsOf(one), await opsOf(two)]).toEqual([[], []])
  expect(await db.room.findUnique({ where: { id: one } })).toMatchObject({ head: base, phase: 'lobby' })
  await appendEvents([fine])
  expect(await db.room.findUnique({ where: { id: one } })).toMatchObject({ head: base + 1, phase: 'running' })
})

test('[L3] if two processes write the same number at once, only one gets it into the log', async () => {
  const { one, base } = await twoRooms()
  const outcomes = await Promise.all([1, 2, 3, 4].map(() => appendEvents([said(one, base, 1)])))
  expect(outcomes.filter((written) => written.has(one))).toHaveLength(1)
  expect(await opsOf(one)).toEqual([1])
})
