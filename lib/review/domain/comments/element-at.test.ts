import { expect, test } from 'vitest'
import { elementAt } from './element-at'

const box = (id: string, x: number, y: number, width: number, height: number, more = {}) => ({
  ...{ id, type: 'rectangle', x, y, width, height },
  ...more,
})
const BOARD = [
  box('zone', 0, 0, 400, 300),
  box('service', 20, 20, 100, 60),
  { ...box('name', 40, 35, 50, 20), type: 'text', containerId: 'service' },
  {
    ...box('arrow', 120, 50, 200, 100),
    type: 'arrow',
    points: [
      [0, 0],
      [200, 100],
    ],
  },
  box('gone', 200, 200, 20, 20, { isDeleted: true }),
]

test('[CM10] a tap selects the smallest shape around it, and for a text in a shape the shape', () => {
  expect(elementAt(BOARD, { x: 30, y: 30 })).toBe('service')
  expect(elementAt(BOARD, { x: 60, y: 45 })).toBe('service')
  expect(elementAt(BOARD, { x: 210, y: 210 })).toBe('zone')
  expect(elementAt(BOARD, { x: 500, y: 10 })).toBeNull()
})

test('[CM10] a line is selected by a tap near it, not anywhere in its bounding box', () => {
  expect(elementAt(BOARD, { x: 222, y: 98 })).toBe('arrow')
  expect(elementAt(BOARD, { x: 310, y: 60 })).toBe('zone')
  expect(elementAt([{ id: 'dot', type: 'line', x: 0, y: 0, points: 'none' }], { x: 0, y: 0 })).toBeNull()
})
