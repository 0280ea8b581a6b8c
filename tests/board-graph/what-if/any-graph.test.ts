import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { BoardComponent, BoardEdge, BoardGraph } from '@/lib/board/graph/board-graph'
import { stoppedFlows } from '@/lib/board/graph/findings/single-points'
import { waysOf } from '@/lib/board/graph/findings/ways'
import { isFigure } from '@/lib/board/graph/what-if/figures/figure'
import { readLabel } from '@/lib/board/graph/what-if/figures/read-label'
import { mustHaves } from '@/lib/board/graph/what-if/flows/must-have'
import { tryOut, whatIfModel } from '@/lib/board/graph/what-if/try-out'
import { COMPONENT_KINDS } from '@/lib/framework/component-kinds'

const IDS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']
const label = fc.oneof(
  fc.constantFrom(
    '',
    '3k rps',
    '0 rps',
    '1 in 100',
    '90 % hits',
    '100 % misses',
    '0 %',
    '20 ms',
    'x 3',
    'reads',
  ),
  fc.string({ maxLength: 20 }),
)
const graphs: fc.Arbitrary<BoardGraph> = fc
  .record({
    kinds: fc.array(fc.constantFrom(...COMPONENT_KINDS), { minLength: 1, maxLength: IDS.length }),
    labels: fc.array(label, { minLength: 8, maxLength: 8 }),
    lines: fc.array(
      fc.record({
        from: fc.nat({ max: 7 }),
        to: fc.nat({ max: 7 }),
        label,
        waits: fc.boolean(),
        heads: fc.constantFrom('one', 'both', 'none'),
      }),
      { maxLength: 20 },
    ),
  })
  .map(({ kinds, labels, lines }) => {
    const components = kinds.map((kind, index): BoardComponent => {
      const [id, name] = [IDS[index] ?? '', labels[index] ?? '']
      return { id, label: name, name, kind, kinds: [kind], source: 'named', count: 1, elements: [id] }
    })
    const edges = lines.flatMap(({ from, to, ...line }, index): BoardEdge[] => {
      const [start, end] = [components[from]?.id, components[to]?.id]
      if (start === undefined || end === undefined || start === end) return []
      return [{ ...line, from: start, to: end, group: null, elements: [`line ${index}`] }]
    })
    return { components, edges, groups: [], unread: [] }
  })

const numbers = fc.oneof(
  fc.double(),
  fc.constantFrom(0, 1, -1, 1e308, Number.NaN, Number.POSITIVE_INFINITY, 5e-324),
)

/** Every number in a value, however deep. */
function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(numbersIn)
}

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(value).forEach(frozen)
  return Object.freeze(value)
}

test('[WI8][WI9] any graph and any trial give numbers, and the graph is unchanged', () => {
  fc.assert(
    fc.property(
      graphs,
      fc.array(fc.constantFrom(...IDS, 'gone'), { maxLength: 4 }),
      fc.array(fc.constantFrom(...IDS, 'gone'), { maxLength: 4 }),
      fc.integer({ min: 1, max: 100 }),
      fc.array(fc.tuple(fc.nat({ max: 200 }), fc.option(numbers)), { maxLength: 8 }),
      (graph, down, slow, times, entered) => {
        const model = whatIfModel(frozen(graph), null)
        const edits = Object.fromEntries(
          entered.flatMap(([at, value]) => {
            const figure = model.figures[at]
            return figure ? [[figure.id, value]] : []
          }),
        )
        const outcome = tryOut(model, { times, down, slow, edits })
        expect(numbersIn(outcome).filter((number) => !Number.isFinite(number))).toEqual([])
        expect(outcome.parts.map(({ id }) => id)).toEqual(graph.components.map(({ id }) => id))
        for (const { availability } of outcome.flows) {
          expect(availability).toBeGreaterThanOrEqual(0)
          expect(availability).toBeLessThanOrEqual(1)
        }
      },
    ),
    { numRuns: 2_000, seed: 11 },
  )
})

test('[WI3] twice the rate is twice the use of every component', () => {
  fc.assert(
    fc.property(graphs, fc.integer({ min: 1, max: 50 }), (graph, times) => {
      const model = whatIfModel(graph, null)
      const [once, twice] = [times, 2 * times].map((rate) =>
        tryOut(model, { times: rate, down: [], slow: [], edits: {} }).parts.map(({ load }) => load.use),
      )
      for (const [index, use] of (once ?? []).entries()) {
        if (use === null) expect(twice?.[index]).toBeNull()
        else expect(twice?.[index]).toBeCloseTo(2 * use, 6 - Math.log10(1 + use))
      }
    }),
    { numRuns: 500, seed: 12 },
  )
})

test('[WI6] a flow’s critical components are exactly those whose removal stops it', () => {
  fc.assert(
    fc.property(graphs, (graph) => {
      const ways = waysOf(graph)
      for (const { id: from } of graph.components) {
        const needed = mustHaves(ways, from, new Set())
        for (const { id: to } of graph.components) {
          if (to === from || !needed.reaches(to)) continue
          const removed = graph.components.filter(
            ({ id }) => id !== from && stoppedFlows(ways, [{ from, to }], new Set([id])).length > 0,
          )
          expect(needed.of(to).toSorted()).toEqual(removed.map(({ id }) => id).toSorted())
        }
      }
    }),
    { numRuns: 300, seed: 13 },
  )
})

test('[WI1] any text can be a label, and a figure read from it can be written as one', () => {
  const words = fc.constantFrom(
    '3',
    '1,000',
    '2.5',
    'k',
    'M',
    ' ',
    'rps',
    '/s',
    '%',
    ' hits',
    ' in ',
    'ms',
    'x',
    '.',
  )
  const text = fc.oneof(
    fc.string(),
    fc.array(words, { maxLength: 9 }).map((parts) => parts.join('')),
  )
  fc.assert(
    fc.property(text, (said) => {
      const { rate, calls, hits, time, availability, copies } = readLabel(said)
      for (const [kind, value] of Object.entries({
        rate,
        calls,
        hits,
        time,
        availability,
        copies,
      } as const)) {
        if (value === undefined) continue
        expect(FIGURES).toContain(kind)
        expect(Number.isFinite(value)).toBe(true)
      }
      expect(hits === undefined || isFigure('hits', hits)).toBe(true)
      expect(copies === undefined || isFigure('copies', copies)).toBe(true)
    }),
    { numRuns: 2_000, seed: 14 },
  )
})

const FIGURES = ['rate', 'calls', 'hits', 'time', 'availability', 'copies']
