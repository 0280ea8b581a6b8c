import { expect, test } from 'vitest'
import { type Area, type Frame, fitView } from './fit-view'

/** The position of a point of the board on the screen. */
function onScreen([x, y]: readonly [number, number], area: Area, frame: Frame, most: number) {
  const { scrollX, scrollY, zoom } = fitView(area, frame, most)
  return { x: (x + scrollX) * zoom, y: (y + scrollY) * zoom, zoom }
}

const LAPTOP = { width: 960, height: 624 }
const AREA = { x: 100, y: -50, w: 960, h: 624 }

test('[B38] a board of the same size shows the same area', () => {
  expect(onScreen([100, -50], AREA, LAPTOP, 1)).toEqual({ x: 480, y: 312, zoom: 1 })
  // A rounded size does not cause a zoom.
  expect(onScreen([100, -50], { ...AREA, w: 963 }, LAPTOP, 1).zoom).toBe(1)
})

test('[B38] a smaller board zooms out until the whole area is on the screen, a larger one does not zoom in', () => {
  for (const frame of [
    { width: 390, height: 600 },
    { width: 684, height: 300 },
    { width: 1600, height: 1000 },
  ]) {
    const start = onScreen([AREA.x - AREA.w / 2, AREA.y - AREA.h / 2], AREA, frame, 1)
    const end = onScreen([AREA.x + AREA.w / 2, AREA.y + AREA.h / 2], AREA, frame, 1)
    expect([start.x, start.y].every((at) => at >= -0.001)).toBe(true)
    expect(end.x <= frame.width + 0.001 && end.y <= frame.height + 0.001).toBe(true)
    expect(start.zoom).toBeLessThanOrEqual(1)
  }
})

test('[B38] covered parts of the board are left out', () => {
  const frame = { width: 700, height: 624, covered: { left: 316, top: 64 } }
  const start = onScreen([AREA.x - AREA.w / 2, AREA.y - AREA.h / 2], AREA, frame, 1)
  const end = onScreen([AREA.x + AREA.w / 2, AREA.y + AREA.h / 2], AREA, frame, 1)
  expect(start.x).toBeCloseTo(316)
  expect(end.x).toBeCloseTo(700)
  expect(start.y).toBeGreaterThan(64)
})

test('[B38] it never zooms out further than the canvas can, whatever covers it', () => {
  expect(fitView({ ...AREA, w: 1e7 }, LAPTOP, 1).zoom).toBe(0.1)
  expect(fitView(AREA, { width: 300, height: 200, covered: { left: 316 } }, 1).zoom).toBe(0.1)
})
