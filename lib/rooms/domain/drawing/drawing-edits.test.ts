import { describe, expect, test } from 'vitest'
import { emptyBoard } from '@/lib/board/domain/doc'
import { applyEdit } from '@/lib/board/domain/patch/decide-edit'
import { sceneElements } from '@/lib/board/domain/scene'
import { openDrawing } from '@/lib/board/graph/drawing/open-drawing'
import { drawingEdits } from './drawing-edits'

const box = (id: string, more: Record<string, unknown> = {}) => ({
  ...{ id, type: 'rectangle', x: 10, y: 20, width: 100, height: 60, ...more },
})
const text = (id: string, containerId: string | null, more: Record<string, unknown> = {}) => ({
  ...{
    id,
    type: 'text',
    x: 1,
    y: 2,
    width: 40,
    height: 20,
    text: id,
    originalText: id,
    containerId,
    ...more,
  },
})

const PICTURES: Readonly<Record<string, string>> = { file: 'a'.repeat(64) }

/** The elements of a room's board that began with a drawing, bottom first. */
function boardOf(elements: unknown[], more: object = {}) {
  const drawing = openDrawing(JSON.stringify({ type: 'excalidraw', elements, ...more }))
  const board = emptyBoard()
  const edits = drawingEdits(drawing, (id) => PICTURES[id])
  for (const { patches, corrections } of edits) applyEdit(board, patches, corrections)
  return { edits, elements: sceneElements(board) }
}

function refusal(elements: unknown[]) {
  try {
    boardOf(elements)
    return null
  } catch (error) {
    return { ...(error as object) }
  }
}

describe('[ID1] a board begins with all of a drawing, or with nothing', () => {
  test('elements keep their position, their order and their bindings', () => {
    const { elements } = boardOf([
      text('label', 'shape'),
      box('shape', { link: 'https://example.org' }),
      text('alone', 'nowhere'),
      {
        ...box('arrow', {
          type: 'arrow',
          points: [
            [0, 0],
            [50, 0],
          ],
        }),
        endBinding: null,
      },
      { ...box('picture', { type: 'image' }), fileId: 'file' },
    ])
    expect(elements.map(({ id }) => id)).toEqual(['label', 'shape', 'alone', 'arrow', 'picture'])
    expect(elements[0]).toMatchObject({ containerId: 'shape' })
    expect(elements[1]).toMatchObject({ x: 10, y: 20, link: 'https://example.org' })
    expect(elements[2]).toMatchObject({ containerId: null, x: 1, y: 2 })
    expect(elements[4]).toMatchObject({ fileId: PICTURES.file })
  })

  test('a large drawing is split into edits that fit into messages', () => {
    const { edits, elements } = boardOf(Array.from({ length: 3_000 }, (_, at) => box(`box-${at}`, { x: at })))
    expect(elements).toHaveLength(3_000)
    expect(edits.length).toBeGreaterThan(1)
    expect(Math.max(...edits.map(({ patches }) => patches.byteLength))).toBeLessThan(200_000)
  })

  test.each<[string, object, unknown[]]>([
    ['a web page', { code: 'drawing/web-pages', params: { count: 1 } }, [box('a', { type: 'iframe' })]],
    [
      'an embedded one',
      { code: 'drawing/web-pages', params: { count: 1 } },
      [box('a', { type: 'embeddable' })],
    ],
    [
      'an unknown type',
      { code: 'drawing/unknown-elements', params: { count: 2 } },
      [box('a'), box('b', { type: 'hologram' }), box('c', { type: '__proto__' })],
    ],
    [
      'a script for a link',
      { code: 'drawing/bad-links', params: { count: 1 } },
      [box('a', { link: 'javascript:alert(1)' })],
    ],
    [
      'a picture that is not there',
      { code: 'drawing/no-pictures', params: { count: 1 } },
      [{ ...box('a', { type: 'image' }), fileId: 'gone' }],
    ],
    ['one id twice', { code: 'drawing/unknown-elements', params: { count: 1 } }, [box('a'), box('a')]],
    [
      'more than a board holds',
      { code: 'board/too-many-elements' },
      Array.from({ length: 4_001 }, (_, at) => box(`b${at}`)),
    ],
  ])('%s', (_, reason, elements) => {
    expect(refusal([box('first'), ...elements])).toMatchObject(reason)
  })
})
