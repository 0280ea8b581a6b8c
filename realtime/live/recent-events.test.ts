import { expect, test } from 'vitest'
import { publicEvent, type RoomEvent } from '@/lib/rooms/domain/log/events'
import { weightOf } from '@/lib/rooms/server/log/event-weight'
import { RECENT, RecentEvents, TAIL } from './recent-events'

function edit(seq: number, bytes: number): RoomEvent {
  const patches = new Uint8Array(bytes)
  const source = { at: 0, actorId: null, client: null, op: null }
  return { ...publicEvent('board/edited', { patches, corrections: null }), ...source, seq }
}

function filled(events: number, bytes: number): RecentEvents {
  const recent = new RecentEvents()
  for (let seq = 1; seq <= events; seq++) recent.push(edit(seq, bytes))
  return recent
}

test('[L9] the recent events of a room take at most 8 MB and number at most 2,000', () => {
  expect(RECENT).toEqual({ events: 2_000, bytes: 8 * 1024 * 1024 })
  const recent = new RecentEvents()
  for (let seq = 1; seq <= 9_000; seq++) {
    recent.push(edit(seq, seq < 3_000 ? 190_000 : 40))
    expect(recent.size).toBeLessThanOrEqual(RECENT.events)
    expect(recent.bytes).toBeLessThanOrEqual(RECENT.bytes)
  }
  const newest = recent.after(8_600, 9_000) ?? []
  expect(newest.map(({ seq }) => seq)).toEqual(Array.from({ length: 400 }, (_, index) => 8_601 + index))
  expect(filled(2_000, 40).bytes).toBe(2_000 * weightOf(edit(1, 40)))
})

test('[J2] missed events are sent up to 500 events and 1 MB', () => {
  expect(TAIL).toEqual({ events: 500, bytes: 1024 * 1024 })
  const small = filled(1_000, 40)
  expect(small.after(500, 1_000)).toHaveLength(500)
  expect(small.after(499, 1_000)).toBeNull()
  expect(small.after(1_000, 1_000)).toEqual([])
  expect(small.after(1_001, 1_000)).toBeNull()
  const large = filled(30, 190_000)
  expect(large.after(25, 30)).toHaveLength(5)
  expect(large.after(24, 30)).toBeNull()
})
