import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { exampleDrawing } from '@/components/check/example-drawing'
import { DRAWING_LIMITS } from '@/lib/board/graph/drawing/drawing-limits'
import { notRead } from '@/lib/board/graph/drawing/not-read'
import { openDrawing } from '@/lib/board/graph/drawing/open-drawing'
import { readBoard } from '@/lib/board/graph/read-board'
import { reviewBoard } from '@/lib/board/graph/review-board'
import { AppError } from '@/lib/shared/errors'

const box = (id: string, more: Record<string, unknown> = {}) => ({
  ...{ id, type: 'rectangle', x: 0, y: 0, width: 100, height: 60, ...more },
})
const file = (elements: unknown[], more: Record<string, unknown> = {}) =>
  JSON.stringify({ type: 'excalidraw', elements, ...more })

function refusal(text: string): string {
  try {
    openDrawing(text)
  } catch (error) {
    if (error instanceof AppError) return error.code
    throw error
  }
  return 'opened'
}

describe('[BG24] a file that is not a drawing is rejected with a message', () => {
  test.each([
    ['drawing/not-a-drawing', ''],
    ['drawing/not-a-drawing', 'hello'],
    ['drawing/not-a-drawing', '{"nodes": []}'],
    ['drawing/not-a-drawing', '\u0089PNG'],
    ['drawing/link', 'https://excalidraw.com/#json=abc,def'],
    ['drawing/library', '{"type":"excalidrawlib","libraryItems":[]}'],
    ['drawing/empty', file([])],
    ['drawing/empty', file([box('a', { isDeleted: true }), null, 4])],
    [
      'drawing/too-many-elements',
      file(Array.from({ length: DRAWING_LIMITS.elements + 1 }, (_, at) => box(`b${at}`))),
    ],
    ['drawing/too-large', ' '.repeat(DRAWING_LIMITS.bytes + 1)],
    ['opened', file([box('a')])],
    ['opened', JSON.stringify([box('a')])],
    ['opened', JSON.stringify({ type: 'excalidraw/clipboard', elements: [box('a')] })],
  ])('%s', (code, text) => {
    expect(refusal(text)).toBe(code)
  })

  test('whatever the text is, it is opened or rejected', () => {
    const whole = exampleDrawing()
    const broken = fc
      .tuple(fc.nat({ max: whole.length }), fc.nat({ max: 60 }), fc.string())
      .map(([at, length, put]) => whole.slice(0, at) + put + whole.slice(at + length))
    const values = fc.array(
      fc.record({
        id: fc.constantFrom('a', 'b', 'c', 4),
        type: fc.constantFrom('rectangle', 'arrow', 'text', 'image', 'iframe', 'constructor'),
        x: fc.oneof(fc.double(), fc.constant('1')),
        points: fc.anything(),
        containerId: fc.anything(),
        fileId: fc.anything(),
        link: fc.anything(),
      }),
      { minLength: 1 },
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          broken,
          values.map((list) => file(list)),
        ),
        (text) => {
          expect(refusal(text)).toMatch(/^(opened|drawing\/[a-z-]+)$/)
        },
      ),
      { numRuns: 1_000, seed: 3 },
    )
  })
})

describe('[BG24] what is shown', () => {
  test('has known fields only, web pages as boxes, and no links that run scripts', () => {
    const { shown, written, leftOut } = openDrawing(
      file([
        box('page', { type: 'embeddable', link: 'https://example.org' }),
        box('frame', { type: 'iframe', customData: { generationData: { html: '<script>' } } }),
        box('link', { link: 'javascript:alert(1)', onclick: 'x' }),
        box('link'),
        box('odd', { type: 'hologram' }),
      ]),
    )
    expect(shown.map(({ id, type, link }) => [id, type, link])).toEqual([
      ['page', 'rectangle', 'https://example.org'],
      ['frame', 'rectangle', null],
      ['link', 'rectangle', null],
    ])
    expect(JSON.stringify(shown)).not.toMatch(/script|onclick/)
    expect(written.map(({ id }) => id)).toEqual(['page', 'frame', 'link'])
    expect(leftOut).toBe(2)
  })

  test('is stacked as in the file, whatever its keys say', () => {
    const boxes = [box('top', { index: 'zz' }), box('middle'), box('low', { index: 'a0' })]
    expect(openDrawing(file(boxes)).shown.map(({ id }) => id)).toEqual(['top', 'middle', 'low'])
  })

  test('has pictures of the file, of three kinds', () => {
    const image = (id: string, fileId: string) => box(id, { type: 'image', fileId })
    const of = (mime: string) => ({ mimeType: mime, dataURL: `data:${mime};base64,AAAA` })
    const { shown, files } = openDrawing(
      file([image('photo', 'one'), image('drawing', 'two'), image('none', 'three')], {
        files: { one: of('image/png'), two: of('image/svg+xml') },
      }),
    )
    expect(files.map(({ id, mimeType }) => [id, mimeType])).toEqual([['one', 'image/png']])
    expect(shown.map(({ fileId }) => fileId)).toEqual(['one', null, null])
  })
})

test('[BG25] elements that are not in the graph in any form are listed as not read', () => {
  const { written } = openDrawing(exampleDrawing())
  const graph = readBoard(written)
  expect(notRead(written, graph)).toEqual([{ what: 'words', elements: ['title', 'note'] }])
  const without = { components: [], edges: [], groups: [], unread: [] }
  const left = notRead(written, without)
  expect(left.map(({ what }) => what)).toEqual(['line', 'words', 'shape'])
  expect(left.flatMap(({ elements }) => elements).length).toBe(written.length)
})

test('[BG11] the example is read completely, and leaves something to ask', () => {
  const graph = readBoard(openDrawing(exampleDrawing()).written)
  expect([graph.components.length, graph.edges.length]).toEqual([8, 8])
  expect(reviewBoard(graph).map(({ code }) => code)).toEqual([
    'direct-store',
    'single-point',
    'queue-without-consumer',
    'loose-end',
  ])
})
