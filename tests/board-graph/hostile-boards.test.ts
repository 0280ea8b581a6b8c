import { expect, test } from 'vitest'
import { readBoard } from '@/lib/board/graph/read-board'

// Boards that nobody would draw, with as many elements as a room accepts. The work of reading them must be linear in
// the size of the drawing, not quadratic, or one drawing can block whatever reads it, including a server. Each of the
// first four once took half a minute or all memory; a test has five seconds.

type Drawn = Record<string, unknown>

const ELEMENTS = 4_000
let count = 0
const element = (type: string, x: number, y: number, more: Drawn): Drawn => ({
  id: `e${count++}`,
  type,
  x,
  y,
  ...more,
})
const box = (x: number, y: number, width: number, height: number, more: Drawn = {}) =>
  element('rectangle', x, y, { width, height, ...more })
const name = (x: number, y: number, text: string) =>
  element('text', x, y, { width: text.length * 9, height: 20, text, originalText: text })
const line = (x: number, y: number, dx: number, dy: number, head: string | null = 'arrow') =>
  element('arrow', x, y, {
    ...{ width: Math.abs(dx), height: Math.abs(dy), startArrowhead: null, endArrowhead: head },
    points: [
      [0, 0],
      [dx, dy],
    ],
  })
const many = (most: number, draw: (index: number) => Drawn[]) =>
  Array.from({ length: most }, (_, index) => draw(index)).flat()
/** Boxes with names, in rows of sixty. */
const boxes = (most: number, left: number, label: (index: number) => string) =>
  many(most, (index) => {
    const [x, y] = [left + (index % 60) * 60, 40 + Math.floor(index / 60) * 60]
    return [box(x, y, 40, 40), name(x + 2, y + 5, label(index))]
  })

const BOARDS: Record<string, () => Drawn[]> = {
  'one line with a branch to each of many boxes': () => [
    line(0, 500, 200_000, 0, null),
    ...many(ELEMENTS / 3, (index) => [
      ...[box(index * 100, 0, 50, 40), name(index * 100, 5, `Service ${index}`)],
      line(index * 100 + 25, 40, 0, 460, null),
    ]),
  ],
  'lines from one place to everywhere': () =>
    many(ELEMENTS / 2, (index) => {
      const [x, y] = [Math.cos(index) * 5_000 + index, Math.sin(index) * 5_000]
      return [box(x, y, 20, 20), line(0, 0, x, y, null)]
    }),
  'many arrows from a box of boxes to another': () => [
    ...[box(0, 0, 4_000, 4_000), box(10_000, 0, 4_000, 4_000)],
    ...boxes(ELEMENTS / 4, 20, (index) => `a${index}`),
    ...boxes(ELEMENTS / 8, 10_020, (index) => `b${index}`),
    ...many(ELEMENTS / 8, (index) => [line(3_999, 10 + index * 5, 6_001, 0)]),
  ],
  'arrows in one place': () => many(ELEMENTS, () => [line(0, 0, 10, 10)]),
  'boxes in each other': () =>
    many(ELEMENTS / 2, (index) => [
      box(index, index, 10_000 - 2 * index, 10_000 - 2 * index),
      name(index + 2, index + 1, `Service ${index}`),
    ]),
  'all in one group': () =>
    many(ELEMENTS, (index) => [box((index % 70) * 50, index, 30, 30, { groupIds: ['g'] })]),
  'frames over each other': () =>
    many(ELEMENTS, (index) => [
      element('frame', index, index, { width: 5_000, height: 5_000, name: `f${index}` }),
    ]),
}

test.for(Object.keys(BOARDS))('[BG22] %s are read without quadratic work', (which) => {
  const drawn = BOARDS[which]?.() ?? []
  expect(drawn.length).toBeGreaterThan(ELEMENTS * 0.8)
  const { components, edges, groups } = readBoard(drawn)
  expect(components.length + edges.length + groups.length).toBeLessThan(ELEMENTS)
})
