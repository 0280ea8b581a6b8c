import { Graph as Canvas, layout } from '@dagrejs/dagre'
import type { GraphEdge } from '../graph-schema'
import type { Direction, DrawnNode, PlacedGraph, Spot } from './geometry'
import { type Port, routeArrow } from './route-arrow'
import { textBox } from './text-box'

/** The parts of a graph that are drawn; those to avoid are not. */
export type DrawnGraph = Readonly<{
  nodes: readonly DrawnNode[]
  edges: readonly GraphEdge[]
  optionalEdges: readonly GraphEdge[]
}>

const NAME_SIZE = 20
const KIND_SIZE = 14
const LABEL_SIZE = 14
const PADDING = 16
const LABEL_PADDING = 6
const LABEL_WIDTH = 130
const NAME_WIDTH = 170
/** Aspect ratio (width to height) of a screen beside its panels. */
const WANTED_SHAPE = 1.5

/** Cached layouts: laying out a graph takes a while, and a graph never changes. */
const pictures = new WeakMap<DrawnGraph, PlacedGraph>()

/**
 * Positions components and arrows so that boxes and labels do not overlap. The same graph always gives the same layout.
 * Of the two directions, the one that better fits a screen is used.
 */
export function layOutGraph(graph: DrawnGraph): PlacedGraph {
  const picture = pictures.get(graph) ?? layOut(graph)
  pictures.set(graph, picture)
  return picture
}

function layOut(graph: DrawnGraph): PlacedGraph {
  const [first, second] = (['TB', 'LR'] as const).map((direction) => layOutAlong(graph, direction))
  if (!first || !second) throw new Error('unreachable: two directions give two layouts')
  return misfit(first) <= misfit(second) ? first : second
}

function misfit({ width, height }: PlacedGraph): number {
  // The width of a screen of the wanted shape that shows all of it.
  return Math.max(width, height * WANTED_SHAPE)
}

/** The same in a given direction, whatever the resulting shape. */
export function layOutAlong(graph: DrawnGraph, direction: Direction): PlacedGraph {
  const canvas = new Canvas({ multigraph: true })
  canvas.setGraph({ rankdir: direction, nodesep: 40, edgesep: 24, ranksep: 50, marginx: 20, marginy: 20 })
  canvas.setDefaultEdgeLabel(() => ({}))

  const nodes = graph.nodes.map((node) => {
    const text = textBox(node.label, NAME_SIZE, NAME_WIDTH)
    const kind = textBox(node.kinds.join(' or '), KIND_SIZE, NAME_WIDTH)
    const own = Math.max(120, Math.max(text.width, kind.width) + 2 * PADDING)
    const { width, height } = node.size ?? { width: own, height: text.height + kind.height + 2 * PADDING }
    canvas.setNode(node.id, { width, height })
    return { node, text, kind, width, height }
  })
  const edges = [
    ...graph.edges.map((edge) => ({ edge, optional: false })),
    ...graph.optionalEdges.map((edge) => ({ edge, optional: true })),
  ].map((entry, index) => {
    const text = textBox(entry.edge.label, LABEL_SIZE, LABEL_WIDTH)
    const size = { width: text.width + 2 * LABEL_PADDING, height: text.height + 2 * LABEL_PADDING }
    const back = returns(entry.edge, graph)
    const [from, to] = back ? [entry.edge.to, entry.edge.from] : [entry.edge.from, entry.edge.to]
    const name = String(index)
    canvas.setEdge(from, to, { ...size, labelpos: 'c', weight: entry.optional ? 1 : 2 }, name)
    return { ...entry, text, ...size, from, to, name, back }
  })
  layout(canvas)

  const along = (centre: { x?: number; y?: number }) =>
    Math.round((direction === 'TB' ? centre.y : centre.x) ?? 0)
  const bands = new Map<number, number>()
  const widen = (centre: { x?: number; y?: number }, box: { width: number; height: number }) => {
    const half = (direction === 'TB' ? box.height : box.width) / 2
    bands.set(along(centre), Math.max(half, bands.get(along(centre)) ?? 0))
  }
  for (const box of nodes) widen(canvas.node(box.node.id), box)
  for (const box of edges) widen(canvas.edge(box.from, box.to, box.name), box)

  const port = (id: string): Port => {
    const { x = 0, y = 0, width = 0, height = 0 } = canvas.node(id)
    return direction === 'TB'
      ? { along: y, across: x, halfAlong: height / 2, halfAcross: width / 2 }
      : { along: x, across: y, halfAlong: width / 2, halfAcross: height / 2 }
  }
  const size = canvas.graph()
  return {
    width: Math.ceil(size.width ?? 0),
    height: Math.ceil(size.height ?? 0),
    nodes: nodes.map((placed) => ({ ...placed, ...corner(canvas.node(placed.node.id), placed) })),
    edges: edges.map(({ edge, optional, text, width, height, from, to, name, back }) => {
      const { points = [], x = 0, y = 0 } = canvas.edge(from, to, name)
      const label = { ...corner({ x, y }, { width, height }), width, height, text }
      const stops = back ? points.slice(1, -1).reverse() : points.slice(1, -1)
      const way = routeArrow(port(edge.from), stops, port(edge.to), bands, direction)
      return { edge, optional, points: centred(way, { x, y }).map(rounded), label }
    }),
  }
}

/** Whether an arrow leads back to a client that also makes requests. People expect clients where they start reading. */
function returns(edge: GraphEdge, { nodes, edges }: DrawnGraph): boolean {
  const isClient = nodes.some(({ id, kinds }) => id === edge.to && kinds[0] === 'client')
  return isClient && edges.some(({ from, to }) => from === edge.to && to !== edge.from)
}

function corner(
  centre: { x?: number; y?: number },
  { width, height }: { width: number; height: number },
): Spot {
  return rounded({ x: (centre.x ?? 0) - width / 2, y: (centre.y ?? 0) - height / 2 })
}

function rounded({ x, y }: Spot): Spot {
  return { x: Math.round(x), y: Math.round(y) }
}

/**
 * The route with the label's position as the middle of an odd number of points, since Excalidraw puts an arrow's label
 * there. The shorter half gets extra points on its own line, which do not change how it looks.
 */
function centred(points: readonly Spot[], middle: Spot): Spot[] {
  const at = points.findIndex((point) => Math.hypot(point.x - middle.x, point.y - middle.y) < 1)
  const cut = at >= 0 ? at : Math.floor(points.length / 2)
  const before = points.slice(0, cut)
  const after = points.slice(at >= 0 ? cut + 1 : cut)
  while (before.length < after.length) before.push(between(before.at(-1) ?? middle, middle))
  while (after.length < before.length) after.unshift(between(middle, after[0] ?? middle))
  return [...before, middle, ...after]
}

function between(a: Spot, b: Spot): Spot {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }
}
