import type { BoardComponent, BoardGraph } from '../board-graph'
import type { BoardFinding } from './board-finding'
import { onlyCopies } from './only-copies'
import { QUEUES, reached, STORES, type Ways, waysOf } from './ways'

const DATABASES = new Set(['relational db', 'key-value/document db'])
const MOST = 3

/** A request's route from a client to the store or queue that it is for. */
export type Flow = Readonly<{ from: string; to: string }>

/** From each client to each store or queue that it can reach. */
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

/** The flows that have no route left when some parts are down. */
export function stoppedFlows(ways: Ways, flows: readonly Flow[], gone: ReadonlySet<string>): Flow[] {
  const left = new Map<string, Set<string>>()
  return flows.filter(({ from, to }) => {
    const ids = left.get(from) ?? reached(ways, from, gone)
    left.set(from, ids)
    return !ids.has(to)
  })
}

/**
 * Parts that hold state and are drawn once, without which most routes to the databases are gone.
 * @param agreed components that the case's own design also draws once
 */
export function singlePoints(graph: BoardGraph, agreed: ReadonlySet<BoardComponent>): BoardFinding[] {
  const ways = waysOf(graph)
  const all = flowsOf(ways)
  const toDatabases = all.filter(({ to }) => DATABASES.has(ways.get(to)?.kind ?? 'other'))
  const flows = toDatabases.length > 0 ? toDatabases : all
  const points = onlyCopies(graph, ways)
    .filter((one) => !agreed.has(one))
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
      why: 'When the only copy of what holds the data fails, everything that needs the data stops.',
      ask: `What do users see while ${names} ${single ? 'is' : 'are'} down, and what takes over?`,
      elements: points.flatMap(({ one }) => one.elements),
      page: 'replication',
    },
  ]
}

function inWords(names: readonly string[]): string {
  if (names.length < 2) return names[0] ?? ''
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}
