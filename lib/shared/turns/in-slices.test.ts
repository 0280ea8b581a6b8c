import { expect, test } from 'vitest'
import { inSlices } from './in-slices'

function* busyFor(steps: number, ms: number): Generator<void, string, void> {
  for (let step = 0; step < steps; step++) {
    for (const until = performance.now() + ms; performance.now() < until; );
    yield
  }
  return 'done'
}

test('other work gets its turn during long work', async () => {
  let [turns, isOver] = [0, false]
  const turn = () => {
    turns++
    if (!isOver) setImmediate(turn)
  }
  setImmediate(turn)
  expect(await inSlices(busyFor(50, 2))).toBe('done')
  isOver = true
  expect(turns).toBeGreaterThan(5)
})

test('short work is done at once, and errors are thrown', async () => {
  let turns = 0
  setImmediate(() => turns++)
  expect(await inSlices(busyFor(3, 0))).toBe('done')
  expect(turns).toBe(0)
  const failing = (function* (): Generator<void, never, void> {
    yield
    throw new Error('failed')
  })()
  await expect(inSlices(failing)).rejects.toThrow('failed')
})
