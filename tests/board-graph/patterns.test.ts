import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { exampleDrawing } from '@/components/check/example-drawing'
import { openDrawing } from '@/lib/board/graph/drawing/open-drawing'
import { type FoundPattern, findPattern } from '@/lib/board/graph/patterns/find-pattern'
import type { PatternParts } from '@/lib/board/graph/patterns/pattern-parts'
import { readBoard } from '@/lib/board/graph/read-board'
import { parsePage } from '@/lib/handbook/domain/parse-page'
import { draw } from './draw'

const pages = readdirSync('content/patterns').map((file) => {
  const parsed = parsePage(readFileSync(`content/patterns/${file}`, 'utf8'), 'pattern')
  if (!parsed.ok) throw new Error(`${file}: ${parsed.problems[0].message}`)
  return parsed.page
})
const patterns = pages.flatMap(({ id, title, graph }): PatternParts[] =>
  graph ? [{ id, title, ...graph }] : [],
)
const pattern = (id: string) => {
  const found = patterns.find((one) => one.id === id)
  if (!found) throw new Error(`${id} has no graph`)
  return found
}
const find = (id: string, ...lines: string[]) => findPattern(readBoard(draw(...lines)), pattern(id))
const places = ({ parts }: FoundPattern) =>
  Object.fromEntries(parts.map(({ part, component }) => [part.id, component?.label ?? null]))

test('[HB7] every pattern that consists of components has them as a graph', () => {
  // The first is a state of a caller, the second has its parts inside one program, the third is a way to assign
  // numbers.
  expect(pages.filter(({ graph }) => !graph).map(({ id }) => id)).toEqual([
    'circuit-breaker',
    'modular-monolith',
    'timestamp',
  ])
})

test('[BG30] a pattern drawn with its page’s names is found completely', () => {
  for (const one of patterns) {
    const label = new Map(one.nodes.map((node) => [node.id, node.label]))
    const lines = one.edges.map(
      ({ from, to, waits }) => `${label.get(from)} ${waits ? '->' : '~>'} ${label.get(to)}`,
    )
    const found = findPattern(readBoard(draw(...lines)), one)
    expect(places(found), one.id).toEqual(Object.fromEntries(one.nodes.map((node) => [node.id, node.label])))
    expect(found.isWhole, one.id).toBe(true)
  }
})

test('[BG30] components are found by kind if names do not help, if they are connected as the pattern requires', () => {
  const lines = [
    'Phone app -> API gateway',
    'API gateway -> Order service',
    'Order service -> Redis',
    'Order service -> Orders MySQL',
    'Order service ~> Kafka',
    'Kafka ~> Mail worker',
  ]
  const aside = find('cache-aside', ...lines)
  expect(places(aside)).toEqual({
    reader: 'Order service',
    cache: 'Redis',
    database: 'Orders MySQL',
    writer: null,
  })
  expect(aside).toMatchObject({ isWhole: true, found: 3, required: 3 })
  expect(aside.connections.map(({ edge, drawn }) => [edge.to, drawn !== null])).toEqual([
    ['cache', true],
    ['database', true],
  ])
  expect(aside.parts.map(({ isNamed }) => isNamed)).toEqual([false, true, false, false])

  const clock = find('passage-of-time-event', ...lines)
  expect(places(clock)).toEqual({ clock: null, broker: 'Kafka', listener: 'Mail worker' })
  expect(clock).toMatchObject({ isWhole: false, found: 2, required: 3 })
})

test('[BG30] of two candidates the connected one is chosen, and an arrow may point either way', () => {
  const found = find(
    'cache-aside',
    'Session cache',
    'Feed service -> Feed DB',
    'Feed cache -> Feed service',
    'Mail service -> Mail DB',
  )
  expect(places(found)).toMatchObject({ reader: 'Feed service', cache: 'Feed cache', database: 'Feed DB' })
  expect(found.isWhole).toBe(true)
})

test('[BG30] a missing connection is reported, and nothing is forced into a role', () => {
  const apart = find('cache-aside', 'Order service -> Orders MySQL', 'Redis')
  expect(places(apart)).toMatchObject({ reader: 'Order service', cache: 'Redis', database: 'Orders MySQL' })
  expect(apart.isWhole).toBe(false)
  expect(apart.connections.map(({ drawn }) => drawn !== null)).toEqual([false, true])

  const none = find('two-phase-commit', 'Phone app -> API gateway', 'API gateway -> Order service')
  expect(none).toMatchObject({ found: 0, isWhole: false })
})

test('[BG30] the example of the page has cache-aside and no claim check', () => {
  const graph = readBoard(openDrawing(exampleDrawing()).written)
  const aside = findPattern(graph, pattern('cache-aside'))
  expect(aside.isWhole).toBe(true)
  // The service without the cache could be the writer, and the reader is the one that has everything it needs.
  expect(places(aside).reader).toBe('Feed service')
  expect(findPattern(graph, pattern('explicit-public-events')).isWhole).toBe(false)
})

test('[BG30] any board gives a result in which no component has two roles', () => {
  const names = [
    'Web app',
    'LB',
    'Orders service',
    'Redis',
    'MySQL',
    'Kafka',
    'S3',
    'Cron',
    'Thing',
    'Worker',
  ]
  const arrow = fc
    .tuple(fc.constantFrom(...names), fc.constantFrom('->', '~>', '<->', '--'), fc.constantFrom(...names))
    .filter(([from, , to]) => from !== to)
    .map((parts) => parts.join(' '))
  fc.assert(
    fc.property(fc.array(arrow, { maxLength: 20 }), (lines) => {
      const graph = readBoard(draw(...lines))
      for (const one of patterns) {
        const { parts, isWhole, found, required } = findPattern(graph, one)
        const used = parts.flatMap(({ component }) => component ?? [])
        expect(new Set(used).size).toBe(used.length)
        expect(found).toBeLessThanOrEqual(required)
        if (isWhole) expect(found).toBe(required)
      }
    }),
    { numRuns: 60, seed: 15 },
  )
})

test('[BG30] a board on which everything is connected with everything is handled in limited time', () => {
  const many = Array.from({ length: 60 }, (_, index) => `Service ${index}`)
  const graph = readBoard(draw(...many.flatMap((a, at) => many.slice(at + 1).map((b) => `${a} -> ${b}`))))
  const before = performance.now()
  for (const one of patterns) findPattern(graph, one)
  // At most 5,000 choices per pattern; without that limit this never ends.
  expect(performance.now() - before).toBeLessThan(15_000)
})
