import { repeated, type Say } from '@/lib/content/domain/finding'
import { findCollisions } from '../diagram/find-collisions'
import { layOutGraph } from '../diagram/lay-out-graph'
import type { GraphEdge } from '../schema/graph-schema'
import type { Guide } from '../schema/guide-schema'

const GRAPH = ['guide', 'graph'] as const

/** The component graph: its references, its connections, its flows and its picture. */
export function checkGraph({ graph, flows, mainFlow }: Guide, say: Say): void {
  const ids = graph.nodes.map(({ id }) => id)
  for (const id of repeated(ids))
    say([...GRAPH, 'nodes', ids.lastIndexOf(id)], `the node ${id} occurs twice; rename one`)
  const lists = [
    ['edges', graph.edges],
    ['optional_edges', graph.optionalEdges],
    ['avoid', graph.avoid],
  ] as const
  const known = lists.map(([list, edges]) =>
    checkEnds(ids, edges, (index, text) => say([...GRAPH, list, index], text)),
  )

  const seen = new Set<string>()
  for (const [list, edges] of lists) {
    for (const [index, edge] of edges.entries()) {
      const arrow = nodeName(edge)
      if (seen.has(arrow)) say([...GRAPH, list, index], `the edge ${arrow} is listed twice; keep one`)
      seen.add(arrow)
    }
  }

  checkGroups(graph.nodes, say)
  const drawn = [...graph.edges, ...graph.optionalEdges]
  const isWhole = known.every(Boolean) && checkConnected(ids, drawn, say)
  checkFlows({ flows, mainFlow }, ids, drawn, say)
  if (isWhole)
    for (const collision of findCollisions(layOutGraph(graph)))
      say(GRAPH, `on the reference board ${collision}; shorten a label or reorder the nodes`)
}

export function nodeName({ from, to, waits }: GraphEdge): string {
  return `${from} ${waits ? '->' : '~>'} ${to}`
}

/** @returns whether all ends are nodes. */
function checkEnds(
  ids: readonly string[],
  edges: readonly GraphEdge[],
  say: (index: number, text: string) => void,
): boolean {
  let whole = true
  for (const [index, edge] of edges.entries()) {
    const missing = [edge.from, edge.to].filter((id) => !ids.includes(id))
    for (const id of missing) say(index, `${nodeName(edge)}: there is no node ${id}; add it or fix the name`)
    if (edge.from === edge.to) say(index, `${nodeName(edge)} starts and ends at the same node; drop it`)
    whole &&= missing.length === 0 && edge.from !== edge.to
  }
  return whole
}

function checkGroups(nodes: Guide['graph']['nodes'], say: Say): void {
  for (const [index, { need, id }] of nodes.entries()) {
    if (need.kind !== 'one-of') continue
    const others = nodes.filter(
      (node) => node.id !== id && node.need.kind === 'one-of' && node.need.group === need.group,
    )
    if (others.length === 0) {
      say(
        [...GRAPH, 'nodes', index],
        `${id} is one of "${need.group}", but nothing else is; add the alternative`,
      )
    }
  }
}

/** @returns whether every node can be reached from every other, in whatever direction. */
function checkConnected(ids: readonly string[], edges: readonly GraphEdge[], say: Say): boolean {
  const reached = new Set(ids.slice(0, 1))
  for (let before = -1; before < reached.size; ) {
    before = reached.size
    for (const { from, to } of edges) {
      if (reached.has(from)) reached.add(to)
      if (reached.has(to)) reached.add(from)
    }
  }
  const apart = ids.filter((id) => !reached.has(id))
  for (const id of apart) {
    const alone = !edges.some((edge) => edge.from === id || edge.to === id)
    const message = alone
      ? `the node ${id} has no edge; connect it or drop it`
      : `the node ${id} is not connected with ${ids[0]}; join the parts`
    say([...GRAPH, 'nodes', ids.indexOf(id)], message)
  }
  return apart.length === 0
}

function checkFlows(
  { flows, mainFlow }: Pick<Guide, 'flows' | 'mainFlow'>,
  ids: readonly string[],
  edges: readonly GraphEdge[],
  say: Say,
): void {
  const arrows = new Set(edges.map(nodeName))
  for (const { name, hops } of flows) {
    for (const [index, hop] of hops.entries()) {
      const isKnown = ids.includes(hop.from) && ids.includes(hop.to)
      if (arrows.has(nodeName(hop))) continue
      const what = isKnown
        ? 'is not an edge of the graph; add the edge or fix the hop'
        : 'names a node that does not exist'
      say(['guide', 'flows', name, index], `flow ${name}: ${nodeName(hop)} ${what}`)
    }
  }
  if (!flows.some(({ name }) => name === mainFlow)) {
    say(
      ['guide', 'main_flow'],
      `main_flow is ${mainFlow}; choose one of ${flows.map(({ name }) => name).join(', ')}`,
    )
  }
}
