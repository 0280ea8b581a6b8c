import { describe, expect, test } from 'vitest'
import { readBoard } from '@/lib/board/graph/read-board'
import { COMPONENT_KINDS } from '@/lib/framework/component-kinds'
import { emptyBoard } from '../doc'
import { encodePatches } from '../patch/codec'
import { applyEdit, decideEdit } from '../patch/decide-edit'
import { sceneElements } from '../scene'
import { drawShape, stackOnTop } from './draw-shape'

let made = 0
const newId = () => `made-${++made}`

/** How a room's board is read after these shapes were sent to it. */
function read(shapes: ReturnType<typeof drawShape>) {
  const doc = emptyBoard()
  const bytes = encodePatches(
    stackOnTop(shapes, []).map((element) => ({ kind: 'add', element })),
    doc.refs,
  )
  applyEdit(doc, decideEdit(doc, bytes).bytes, null)
  return readBoard(sceneElements(doc))
}

describe.each(COMPONENT_KINDS)('[BS1] a %s of the shape library', (kind) => {
  test.each([
    'Hamster',
    'Mail queue cache',
    'x',
    'Users: id, name, mail, created at, and everything else that is known of them',
    'GET /links',
    'Überweisung 24',
  ])('reads back as one part of its kind and name: %s', (name) => {
    const { components, edges, groups, unread } = read(
      drawShape({ kind, name, middle: { x: 40, y: -70 } }, newId),
    )
    expect(components.map((part) => [part.label, part.kind, part.source, part.count])).toEqual([
      [name, kind, 'stated', 1],
    ])
    expect([edges, groups, unread]).toEqual([[], [], []])
  })

  test('is a separate part beside others of its kind, and its name fits', () => {
    const shapes = [0, 1, 2].map((place) =>
      drawShape({ kind, name: `Thing ${place}`, middle: { x: place * 260, y: 0 } }, newId),
    )
    expect(read(shapes.flat()).components.map(({ label }) => label)).toEqual([
      'Thing 0',
      'Thing 1',
      'Thing 2',
    ])
    for (const [shape, ...rest] of shapes) {
      const text = rest.at(-1)
      expect(text?.containerId).toBe(shape?.id)
      expect(text?.width).toBeLessThan(shape?.width ?? 0)
      expect(text?.height).toBeLessThan(shape?.height ?? 0)
    }
  })
})
