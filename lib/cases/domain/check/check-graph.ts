import { arrowName, checkConnected, checkEnds } from '@/lib/content/domain/check/check-arrows'
import { findCollisions } from '@/lib/content/domain/diagram/find-collisions'
import { layOutGraph } from '@/lib/content/domain/diagram/lay-out-graph'
import { repeated, type Say } from '@/lib/content/domain/finding'
import type { GraphEdge } from '@/lib/content/domain/graph-schema'
import type { Guide } from '../schema/guide-schema'

const GRAPH = ['guide', 'graph'] as const

/** The component graph: its references, its connections, its flows and its diagram. */
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
      const arrow = arrowName(edge)
      if (seen.has(arrow)) say([...GRAPH, list, index], `the edge ${arrow} is listed twice; keep one`)
      seen.add(arrow)
    }
  }

  checkGroups(graph.nodes, say)
  const drawn = [...graph.edges, ...graph.optionalEdges]
  const isWhole =
    known.every(Boolean) && checkConnected(ids, drawn, (index, text) => say([...GRAPH, 'nodes', index], text))
  checkFlows({ flows, mainFlow }, ids, drawn, say)
  if (isWhole)
    for (const collision of findCollisions(layOutGraph(graph)))
      say(GRAPH, `on the reference board ${collision}; shorten a label or reorder the nodes`)
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

function checkFlows(
  { flows, mainFlow }: Pick<Guide, 'flows' | 'mainFlow'>,
  ids: readonly string[],
  edges: readonly GraphEdge[],
  say: Say,
): void {
  const arrows = new Set(edges.map(arrowName))
  for (const { name, hops } of flows) {
    for (const [index, hop] of hops.entries()) {
      const isKnown = ids.includes(hop.from) && ids.includes(hop.to)
      if (arrows.has(arrowName(hop))) continue
      const what = isKnown
        ? 'is not an edge of the graph; add the edge or fix the hop'
        : 'names a node that does not exist'
      say(['guide', 'flows', name, index], `flow ${name}: ${arrowName(hop)} ${what}`)
    }
  }
  if (!flows.some(({ name }) => name === mainFlow)) {
    say(
      ['guide', 'main_flow'],
      `main_flow is ${mainFlow}; choose one of ${flows.map(({ name }) => name).join(', ')}`,
    )
  }
}
