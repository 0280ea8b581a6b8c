import { expect, test } from 'vitest'
import { element } from '@/tests/support/board/elements'
import { emptyBoard } from '../doc'
import { applyPatches } from '../patch/apply-patches'
import { sceneElements } from '../scene'
import { boundIndex, boundTextPosition, sizeOfPoints } from './derive'

const label = { width: 40, height: 20, textAlign: 'center', verticalAlign: 'middle' }

test.each([
  ['rectangle', { x: 130, y: 70 }],
  ['ellipse', { x: 130, y: 70 }],
  ['diamond', { x: 130, y: 70 }],
])('[B6] text in the middle of a %s', (type, expected) => {
  const place = boundTextPosition({ type, x: 50, y: 20, width: 200, height: 120 }, label)
  expect(Math.abs(place.x - expected.x)).toBeLessThan(0.5)
  expect(Math.abs(place.y - expected.y)).toBeLessThan(0.5)
})

test('[B6] text at the edges of a rectangle keeps its padding', () => {
  const box = { type: 'rectangle', x: 50, y: 20, width: 200, height: 120 }
  expect(boundTextPosition(box, { ...label, textAlign: 'left', verticalAlign: 'top' })).toEqual({
    x: 55,
    y: 25,
  })
  expect(boundTextPosition(box, { ...label, textAlign: 'right', verticalAlign: 'bottom' })).toEqual({
    x: 205,
    y: 115,
  })
})

test('[B6] a label sits in the middle of its arrow', () => {
  const two = { type: 'arrow', x: 10, y: 10, points: [[0, 0] as const, [100, 50] as const] }
  expect(boundTextPosition(two, label)).toEqual({ x: 40, y: 25 })
  const three = { ...two, points: [[0, 0] as const, [80, 0] as const, [80, 50] as const] }
  expect(boundTextPosition(three, label)).toEqual({ x: 70, y: 0 })
})

test('[B6] the list of bound elements follows from the bindings of live elements', () => {
  const bound = boundIndex([
    element('box', 'rectangle'),
    element('text', 'text', { containerId: 'box' }),
    element('loop', 'arrow', {
      startBinding: { elementId: 'box', focus: 0, gap: 1 },
      endBinding: { elementId: 'box', focus: 0, gap: 1 },
    }),
    element('gone', 'arrow', { startBinding: { elementId: 'box', focus: 0, gap: 1 }, isDeleted: true }),
  ])
  expect([...bound]).toEqual([
    [
      'box',
      [
        { id: 'text', type: 'text' },
        { id: 'loop', type: 'arrow' },
      ],
    ],
  ])
})

test('[B6] the size of points', () => {
  expect(
    sizeOfPoints([
      [5, 5],
      [-5, 20],
    ]),
  ).toEqual({ width: 10, height: 15 })
  expect(sizeOfPoints([])).toEqual({ width: 0, height: 0 })
})

test('a scene has everything Excalidraw needs, bottom first, without deleted elements', () => {
  const doc = emptyBoard()
  applyPatches(doc, [
    {
      kind: 'add',
      element: element('text', 'text', { index: 'a2', containerId: 'box', width: 40, height: 20 }),
    },
    { kind: 'add', element: element('box', 'rectangle', { index: 'a1', x: 50, width: 200, height: 120 }) },
    {
      kind: 'add',
      element: element('line', 'line', {
        index: 'a0',
        points: [
          [0, 0],
          [9, 9],
        ],
      }),
    },
    { kind: 'add', element: element('gone', 'ellipse', { index: 'a3' }) },
    { kind: 'delete', id: 'gone' },
  ])
  expect(sceneElements(doc)).toMatchObject([
    { id: 'line', width: 9, height: 9, boundElements: null },
    { id: 'box', boundElements: [{ id: 'text', type: 'text' }] },
    { id: 'text', x: 55, y: 5, version: 1 },
  ])
})
