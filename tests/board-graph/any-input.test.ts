import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { GraphReader } from '@/lib/board/graph/graph-reader'
import { readBoard } from '@/lib/board/graph/read-board'
import { reportBoard } from '@/lib/board/graph/report-board'
import { REFERENCES } from './reference-boards'

const ids = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g')
const number = fc.oneof(
  fc.integer({ min: -400, max: 400 }),
  fc.constantFrom(0, -1, 1e9, Number.NaN, Infinity, '7', null),
)
const binding = fc.option(fc.oneof(fc.record({ elementId: ids }), fc.anything()))

/** Almost valid elements: they refer to each other and to themselves, and some of their values are wrong. */
const element = fc.record(
  {
    id: ids,
    type: fc.constantFrom(
      'rectangle',
      'ellipse',
      'diamond',
      'arrow',
      'line',
      'freedraw',
      'text',
      'image',
      'frame',
      'constructor',
    ),
    x: number,
    y: number,
    width: number,
    height: number,
    angle: number,
    isDeleted: fc.boolean(),
    groupIds: fc.oneof(fc.array(ids, { maxLength: 30 }), fc.anything()),
    frameId: fc.option(ids),
    containerId: fc.option(ids),
    text: fc.oneof(
      fc.constantFrom('API\ngateway', 'Redis', '- a\n- b', 'users', ''),
      fc.string(),
      fc.anything(),
    ),
    fontSize: number,
    points: fc.oneof(fc.array(fc.tuple(number, number), { maxLength: 12 }), fc.anything()),
    startBinding: binding,
    endBinding: binding,
    startArrowhead: fc.constantFrom(null, 'arrow', 'dot', 3),
    endArrowhead: fc.constantFrom(null, 'arrow', 'bar', {}),
    customData: fc.oneof(fc.record({ kind: fc.constantFrom('cache', '__proto__', 5) }), fc.anything()),
    name: fc.anything(),
  },
  { requiredKeys: [] },
)

test('[BG22] any elements give a graph whose edges and groups refer to its components', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof({ weight: 9, arbitrary: element }, fc.anything()), { maxLength: 24 }),
      (elements) => {
        const { components, edges, groups } = readBoard(elements)
        const known = new Set(components.map(({ id }) => id))
        expect(known.size).toBe(components.length)
        for (const { from, to } of edges) {
          expect([known.has(from), known.has(to)]).toEqual([true, true])
          expect(from).not.toBe(to)
        }
        for (const { members } of groups) expect(members.every((id) => known.has(id))).toBe(true)
      },
    ),
    { numRuns: 3_000, seed: 5 },
  )
})

test('[BG22] any text gives a report', () => {
  const text = JSON.stringify({ elements: REFERENCES[0]?.board })
  const broken = fc
    .tuple(fc.nat({ max: text.length }), fc.nat({ max: 40 }), fc.string())
    .map(([at, length, put]) => text.slice(0, at) + put + text.slice(at + length))
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json(), broken), (input) => {
      expect(Object.keys(reportBoard(input))).toEqual(['components', 'edges', 'findings'])
    }),
    { numRuns: 1_000, seed: 5 },
  )
  expect(reportBoard('{"elements": 3}').findings.map(({ code }) => code)).toEqual(['no-board'])
  expect(reportBoard(text).components.length).toBeGreaterThan(5)
})

test('[BG23] incremental reading gives the same as a fresh one, and the same graph object if nothing changed', () => {
  const edits = fc.array(
    fc.record({ pick: fc.nat({ max: 999 }), dx: fc.integer({ min: -300, max: 300 }), inPlace: fc.boolean() }),
    { minLength: 1, maxLength: 12 },
  )
  fc.assert(
    fc.property(fc.nat({ max: REFERENCES.length - 1 }), edits, (index, list) => {
      const reader = new GraphReader()
      let board: Record<string, unknown>[] = structuredClone([...(REFERENCES[index]?.board ?? [])])
      reader.read(board)
      for (const { pick, dx, inPlace } of list) {
        const at = pick % board.length
        const old = board[at] ?? {}
        const change = { x: Number(old.x) + dx, version: Number(old.version) + 1 }
        if (inPlace) Object.assign(old, change)
        else board = board.with(at, { ...old, ...change })
        const graph = reader.read(board)
        expect(graph).toEqual(readBoard(board))
        expect(reader.read([...board])).toBe(graph)
      }
    }),
    { numRuns: 100, seed: 7 },
  )
})
