import type { BoardComponent, BoardGraph } from '../board-graph'
import { nameWords } from '../kinds/name-words'
import { VOCABULARY } from '../kinds/vocabulary'
import type { BoardFinding } from './board-finding'
import { QUEUES, reached, STORES, type Ways, waysOf } from './ways'

/** Somebody else runs these in many places. */
const RUN_IN_MANY = new Set(['client', 'cdn', 'dns', 'blob store', 'external system', 'monitoring'])
const MOST = 3

/** A way that a request takes from a client to what it is about. */
export type Flow = Readonly<{ from: string; to: string }>

/** From each client to each store or queue that can be reached from it. */
export function flowsOf(ways: Ways): Flow[] {
  return ways.components
    .filter(({ kind }) => kind === 'client')
    .flatMap(({ id: from }) =>
      [...reached(ways, from)]
        .filter((to) => to !== from && isGoal(ways.get(to)))
        .map((to): Flow => ({ from, to })),
    )
}

function isGoal(one: BoardComponent | undefined): boolean {
  return one !== undefined && (STORES.has(one.kind) || QUEUES.has(one.kind))
}

/** The flows that have no way left when some parts are gone. */
export function stoppedFlows(ways: Ways, flows: readonly Flow[], gone: ReadonlySet<string>): Flow[] {
  const left = new Map<string, Set<string>>()
  return flows.filter(({ from, to }) => {
    const ids = left.get(from) ?? reached(ways, from, gone)
    left.set(from, ids)
    return !ids.has(to)
  })
}

/** Parts drawn once without which most flows stop. */
export function singlePoints(graph: BoardGraph): BoardFinding[] {
  const ways = waysOf(graph)
  const flows = flowsOf(ways)
  if (flows.length === 0) return []
  const copied = new Set(
    graph.groups.filter(({ label }) => tellsCopies(label)).flatMap(({ members }) => members),
  )
  const points = graph.components
    .filter((one) => !RUN_IN_MANY.has(one.kind) && one.count === 1)
    .filter((one) => !copied.has(one.id) && !tellsCopies(one.label))
    .map((one) => ({ one, stopped: stoppedFlows(ways, flows, new Set([one.id])).length }))
    .filter(({ stopped }) => 2 * stopped > flows.length)
    .toSorted((a, b) => b.stopped - a.stopped)
    .slice(0, MOST)
  if (points.length === 0) return []
  const names = inWords(points.map(({ one }) => one.label))
  const single = points.length === 1
  return [
    {
      code: 'single-point',
      severity: 'question',
      message: `${names} ${single ? 'is' : 'are each'} drawn once, and most requests have no way around ${single ? 'it' : 'them'}.`,
      why: 'When the only copy of a part fails, everything that needs the part stops.',
      ask: `How many copies of ${names} run, and what do users see when one fails?`,
      elements: points.flatMap(({ one }) => one.elements),
      page: 'replicated-load-balanced-services',
    },
  ]
}

/** "× 3", "3x", "cluster", "replicas": the name says that there are several. */
function tellsCopies(label: string): boolean {
  if (/(?:^|[^\p{L}\p{N}])(?:[x×]\s?\d+|\d+\s?[x×])(?:$|[^\p{L}\p{N}])/iu.test(label)) return true
  return nameWords(label).some((word) => VOCABULARY.several.has(word))
}

function inWords(names: readonly string[]): string {
  if (names.length < 2) return names[0] ?? ''
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}
