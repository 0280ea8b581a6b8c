import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { RoomTrial } from '@/lib/rooms/domain/trial/room-trial'
import { SETTLED_MS, SettledTrial } from './settled-trial'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const load = (times: number): RoomTrial => ({ times, down: [], slow: [], figures: [] })

test('[TR3] while a slider moves, only the value that somebody settles on is passed on', () => {
  const passed: (RoomTrial | null)[] = []
  const settled = new SettledTrial((trial) => passed.push(trial), null)
  for (const times of [2, 3, 5, 10]) {
    settled.changed(load(times))
    vi.advanceTimersByTime(SETTLED_MS - 1)
  }
  expect(passed).toEqual([])
  vi.advanceTimersByTime(1)
  expect(passed).toEqual([load(10)])
  vi.advanceTimersByTime(10 * SETTLED_MS)
  expect(passed).toHaveLength(1)
})

test('[TR3] closing the panel settles on the last trial', () => {
  const passed: (RoomTrial | null)[] = []
  const settled = new SettledTrial((trial) => passed.push(trial), load(4))
  settled.changed(load(10))
  settled.changed(null)
  settled.flush()
  settled.flush()
  vi.advanceTimersByTime(2 * SETTLED_MS)
  expect(passed).toEqual([null])
})

test('[TR3] a withdrawn trial is not played again by the next stroke on the board', () => {
  const passed: (RoomTrial | null)[] = []
  const settled = new SettledTrial((trial) => passed.push(trial), load(4))
  // Each stroke produces the trial again, with the parts' current names.
  for (const times of [4, 10, 10, 10]) {
    settled.changed(load(times))
    vi.advanceTimersByTime(2 * SETTLED_MS)
  }
  expect(passed).toEqual([load(10)])
})
