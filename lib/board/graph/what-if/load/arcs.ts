import type { BoardEdge, BoardGraph } from '../../board-graph'
import { type Arc, groupBy } from './arc'
import { circlesOf } from './circles'

/** The direction in which requests travel along the connections of a board. */
export type Arcs = Readonly<{
  /** Callers before the parts that they call. Lines that lead back, as replies are often drawn, are left out. */
  ordered: readonly Arc[]
  /** The components in the same order. */
  order: readonly string[]
  /** Where requests come in: clients, and parts that nothing leads to. */
  entries: readonly string[]
}>

/**
 * Requests start at the entries. A line without a direction leads away from them. If lines form a cycle, those that
 * lead towards the entries are treated as replies, which carry no requests.
 */
export function arcsOf(graph: BoardGraph): Arcs {
  const ids = graph.components.map(({ id }) => id)
  const kinds = new Map(graph.components.map(({ id, kind }) => [id, kind]))
  const isClient = (id: string) => kinds.get(id) === 'client'
  const called = new Set(graph.edges.filter(({ heads }) => heads === 'one').map(({ to }) => to))
  const joined = new Set(graph.edges.flatMap(({ from, to }) => [from, to]))
  const sources = ids.filter((id) => isClient(id) || (joined.has(id) && !called.has(id)))
  const distances = distancesFrom(sources, graph.edges)
  const far = (id: string) => distances.get(id) ?? Number.POSITIVE_INFINITY

  const keys = new Map<string, number>()
  const arcs = graph.edges
    .map((edge): Arc => {
      const turned = edge.heads !== 'one' && far(edge.to) < far(edge.from)
      const [from, to] = turned ? [edge.to, edge.from] : [edge.from, edge.to]
      const name = `${edge.elements[0] ?? ''} ${from} ${to}`
      const count = keys.get(name) ?? 0
      keys.set(name, count + 1)
      return { key: count === 0 ? name : `${name} ${count}`, from, to, label: edge.label, waits: edge.waits }
    })
    // A line to a client is a reply or a message to people, not a request that the client has to serve.
    .filter(({ to }) => !isClient(to))
  return withoutCircles(ids, arcs, far)
}

function distancesFrom(sources: readonly string[], edges: readonly BoardEdge[]): Map<string, number> {
  const next = new Map<string, string[]>()
  const add = (from: string, to: string) => {
    const list = next.get(from)
    if (list) list.push(to)
    else next.set(from, [to])
  }
  for (const { from, to, heads } of edges) {
    add(from, to)
    if (heads !== 'one') add(to, from)
  }
  const distances = new Map(sources.map((id) => [id, 0]))
  const row = [...sources]
  for (const at of row) {
    for (const to of next.get(at) ?? []) {
      if (distances.has(to)) continue
      distances.set(to, (distances.get(at) ?? 0) + 1)
      row.push(to)
    }
  }
  return distances
}

/** Leaves out lines that lead back within a cycle, and orders the rest: callers first. */
function withoutCircles(ids: readonly string[], arcs: readonly Arc[], far: (id: string) => number): Arcs {
  const circles = circlesOf(ids, arcs)
  const place = new Map(ids.map((id, index) => [id, index]))
  const leadsOn = ({ from, to }: Arc) =>
    circles.get(from) !== circles.get(to) ||
    far(from) < far(to) ||
    (far(from) === far(to) && (place.get(from) ?? 0) < (place.get(to) ?? 0))
  const kept = arcs.filter(leadsOn)
  const [out, into] = [groupBy(kept, 'from'), groupBy(kept, 'to')]
  const waiting = new Map(ids.map((id) => [id, into.get(id)?.length ?? 0]))
  const order = ids.filter((id) => waiting.get(id) === 0)
  const entries = order.filter((id) => out.has(id))
  for (const at of order) {
    for (const { to } of out.get(at) ?? []) {
      const left = (waiting.get(to) ?? 0) - 1
      waiting.set(to, left)
      if (left === 0) order.push(to)
    }
  }
  return { ordered: order.flatMap((id) => out.get(id) ?? []), order, entries }
}
