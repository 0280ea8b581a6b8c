import { expect, test } from 'vitest'
import { diffElement } from '@/lib/board/domain/element/diff-element'
import { encodePatches } from '@/lib/board/domain/patch/codec'
import { applyEdit } from '@/lib/board/domain/patch/decide-edit'
import { emptyRoom } from '@/lib/rooms/domain/round/state'
import { element } from '@/tests/support/board/elements'
import { KeyFrames } from './key-frames'

/** A room on whose board one box is moved again and again, and its frames. */
function framesOf(items: number, limit?: number) {
  const frames = new KeyFrames(limit)
  const state = emptyRoom()
  for (let item = 1; item <= items; item++) {
    const live = element('line', 'rectangle', { x: item })
    const held = state.board.elements.get('line')
    applyEdit(state.board, encodePatches(diffElement(held, live), state.board.refs), null)
    state.seq = item
    frames.offer(state, item, 0)
  }
  return frames
}

test('[RP5] a frame is kept every 64 events, and contains the board as it was then', () => {
  const frames = framesOf(1_000)
  expect(frames.count).toBe(15)
  for (const items of [64, 100, 640, 1_000]) {
    const frame = frames.before(items)
    expect(frame?.items).toBe(Math.floor(items / 64) * 64)
    expect(frame?.board.elements[0]?.x).toBe(frame?.items)
  }
  expect(frames.before(63)).toBeUndefined()
})

test("[RP5] the frames' memory stays within the limit, with the remaining ones spread over the log", () => {
  const limit = 40_000
  const whole = framesOf(6_400)
  const thinned = framesOf(6_400, limit)
  expect(whole.weight).toBeGreaterThan(5 * limit)
  expect(thinned.weight).toBeLessThanOrEqual(limit)
  expect(thinned.count).toBeGreaterThan(5)
  const widest = 6_400 / 5
  for (let items = 6_400; items >= widest; items -= 64)
    expect(items - (thinned.before(items)?.items ?? 0)).toBeLessThan(widest)
})
