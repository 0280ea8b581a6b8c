import type { ComponentKind } from '@/lib/framework/component-kinds'
import type { BoardComponent, BoardEdge, BoardGraph } from '../board-graph'
import type { ExpectedEdge } from '../findings/expected-design'
import { contains, fits, isCalled } from '../findings/match-parts'
import type { PatternPart, PatternParts } from './pattern-parts'

/** Where the parts of a pattern are on a board. */
export type FoundPattern = Readonly<{
  pattern: PatternParts
  parts: readonly FoundPart[]
  /** Excludes those of optional parts that are not present. */
  connections: readonly FoundConnection[]
  /** The number of required parts that something on the board could be, and their total. */
  found: number
  required: number
  /** Whether no required part and no required connection is missing. */
  isWhole: boolean
}>

export type FoundPart = Readonly<{
  part: PatternPart
  /** The component that could be this part, or null. */
  component: BoardComponent | null
  /** Whether the name identifies it; otherwise its kind and its connections do. */
  isNamed: boolean
}>

export type FoundConnection = Readonly<{ edge: ExpectedEdge; drawn: BoardEdge | null }>

/** Limits the search on a board with very many connections; the best result so far is then returned. */
const MOST_STEPS = 5_000

/**
 * The value of a choice. A connection of required parts outweighs those of optional ones, which outweigh all names,
 * and a name outweighs all kinds. People differ in where arrows point, so an opposite one is worth nearly as much.
 */
const WORTH = { required: 1000, optional: 100, name: 10, kind: 1 }
const REVERSED = 0.9

/** Kinds found on nearly every board, which therefore say nothing about a part's job. */
const BROAD: readonly ComponentKind[] = ['client', 'service', 'worker', 'other']

type Choice = ReadonlyMap<string, BoardComponent>

/**
 * Finds the components that could be the parts of a pattern: each fits by its name, or by its kind together with its
 * connections to the others, with as many connections drawn as possible. A drawing does not show which part does which
 * job, so the result is a candidate, not a verdict. A component is at most one part.
 */
export function findPattern(graph: BoardGraph, pattern: PatternParts): FoundPattern {
  const board = new Board(graph)
  const chosen = complete(best(board, pattern), board, pattern)
  const parts = pattern.nodes.map((part): FoundPart => {
    const component = chosen.get(part.id) ?? null
    return { part, component, isNamed: component !== null && isNamed(component, part) }
  })
  const absent = new Set(
    parts.flatMap(({ part, component }) => (part.isOptional && !component ? [part.id] : [])),
  )
  const optional = new Set(pattern.nodes.flatMap(({ id, isOptional }) => (isOptional ? [id] : [])))
  const connections = pattern.edges
    .filter(({ from, to }) => !absent.has(from) && !absent.has(to))
    .map(
      (edge): FoundConnection => ({ edge, drawn: board.drawn(chosen.get(edge.from), chosen.get(edge.to)) }),
    )
  const isOpen = ({ edge, drawn }: FoundConnection) =>
    drawn === null && !optional.has(edge.from) && !optional.has(edge.to)
  const required = parts.filter(({ part }) => !part.isOptional)
  const found = required.filter(({ component }) => component !== null).length
  return {
    pattern,
    parts,
    connections,
    found,
    required: required.length,
    isWhole: found === required.length && !connections.some(isOpen),
  }
}

/** A graph, indexed by the ends of its connections. */
class Board {
  readonly components: readonly BoardComponent[]
  private readonly byId: ReadonlyMap<string, BoardComponent>
  private readonly edges = new Map<string, BoardEdge>()
  private readonly beside = new Map<string, Set<string>>()
  private readonly near = new Map<string, readonly BoardComponent[]>()

  constructor({ components, edges }: BoardGraph) {
    this.components = components
    this.byId = new Map(components.map((one) => [one.id, one]))
    for (const edge of edges) {
      const arrow = `${edge.from} ${edge.to}`
      if (!this.edges.has(arrow)) this.edges.set(arrow, edge)
      for (const [one, other] of [
        [edge.from, edge.to],
        [edge.to, edge.from],
      ] as const) {
        const near = this.beside.get(one) ?? new Set()
        this.beside.set(one, near.add(other))
      }
    }
  }

  /** The connection of two components; one in the requested direction is preferred to the opposite one. */
  drawn(from: BoardComponent | undefined, to: BoardComponent | undefined): BoardEdge | null {
    if (!from || !to) return null
    return this.edges.get(`${from.id} ${to.id}`) ?? this.edges.get(`${to.id} ${from.id}`) ?? null
  }

  /** How well a connection is drawn, from 0 to 1. */
  fit(from: BoardComponent, to: BoardComponent): number {
    const drawn = this.drawn(from, to)
    if (!drawn) return 0
    return drawn.from === from.id || drawn.heads !== 'one' ? 1 : REVERSED
  }

  neighbours({ id }: BoardComponent): readonly BoardComponent[] {
    const known = this.near.get(id)
    if (known) return known
    const near = [...(this.beside.get(id) ?? [])].flatMap((other) => this.byId.get(other) ?? [])
    this.near.set(id, near)
    return near
  }
}

/** The most valuable choice among those in which each part has a name or is connected with another. */
function best(board: Board, { nodes, edges }: PatternParts): Choice {
  const order = inOrder(nodes, edges)
  const optional = new Set(nodes.flatMap(({ id, isOptional }) => (isOptional ? [id] : [])))
  const worthOf = ({ from, to }: ExpectedEdge) =>
    optional.has(from) || optional.has(to) ? WORTH.optional : WORTH.required
  const bounds = order.map((_, at) => bound(order.slice(at), edges, worthOf))
  const candidates = order.map((part) => board.components.filter((one) => couldBe(one, part)))
  const chosen = new Map<string, BoardComponent>()
  const taken = new Set<BoardComponent>()
  let [highest, answer, steps] = [0, new Map<string, BoardComponent>(), 0]

  const choose = (at: number, worth: number) => {
    if (worth > highest) [highest, answer] = [worth, new Map(chosen)]
    const part = order[at]
    if (!part || worth + (bounds[at] ?? 0) <= highest) return
    const beside = edges.flatMap((edge): Beside[] => {
      if (edge.from !== part.id && edge.to !== part.id) return []
      const isFrom = edge.from === part.id
      const other = chosen.get(isFrom ? edge.to : edge.from)
      return other ? [{ other, isFrom, most: worthOf(edge) }] : []
    })
    const near = new Set(beside.flatMap(({ other }) => board.neighbours(other)))
    for (const one of candidates[at] ?? []) {
      if (taken.has(one) || (chosen.size > 0 && !near.has(one) && !isNamed(one, part))) continue
      if (steps++ > MOST_STEPS) return
      const connected = beside.reduce(
        (sum, { other, isFrom, most }) =>
          sum + most * (isFrom ? board.fit(one, other) : board.fit(other, one)),
        0,
      )
      chosen.set(part.id, one)
      taken.add(one)
      choose(at + 1, worth + connected + WORTH.kind + (isNamed(one, part) ? WORTH.name : 0))
      chosen.delete(part.id)
      taken.delete(one)
    }
    choose(at + 1, worth)
  }
  choose(0, 0)
  return answer
}

/** A part that was chosen earlier, and the direction of its connection with the next one. */
type Beside = { other: BoardComponent; isFrom: boolean; most: number }

/** The maximum that the remaining parts can add. */
function bound(
  left: readonly PatternPart[],
  edges: readonly ExpectedEdge[],
  worthOf: (edge: ExpectedEdge) => number,
): number {
  const ids = new Set(left.map(({ id }) => id))
  const open = edges.filter(({ from, to }) => ids.has(from) || ids.has(to))
  return open.reduce((sum, edge) => sum + worthOf(edge), left.length * (WORTH.name + WORTH.kind))
}

/** Orders the parts so that each follows one that it is connected with. */
function inOrder(nodes: readonly PatternPart[], edges: readonly ExpectedEdge[]): PatternPart[] {
  const order = nodes.slice(0, 1)
  while (order.length < nodes.length) {
    const rest = nodes.filter((part) => !order.includes(part))
    const reached = rest.find((part) =>
      edges.some(({ from, to }) =>
        order.some(({ id }) => (from === id && to === part.id) || (to === id && from === part.id)),
      ),
    )
    const next = reached ?? rest[0]
    if (next) order.push(next)
  }
  return order
}

/** Unconnected parts count by their names, or as the only remaining component of their kind. */
function complete(chosen: Choice, board: Board, { nodes, edges }: PatternParts): Choice {
  const all = new Map(chosen)
  for (const part of nodes) {
    const one = chosen.get(part.id)
    const isConnected = edges.some(
      ({ from, to }) =>
        (from === part.id || to === part.id) && board.drawn(chosen.get(from), chosen.get(to)) !== null,
    )
    if (one && !isConnected && !isNamed(one, part)) all.delete(part.id)
  }
  for (const part of nodes) {
    if (all.has(part.id)) continue
    const free = board.components.filter((one) => ![...all.values()].includes(one))
    const alike = part.kinds.some((kind) => BROAD.includes(kind))
      ? []
      : free.filter((one) => one.source !== 'guessed' && fits(one, part))
    const one =
      free.find((component) => isNamed(component, part)) ?? (alike.length === 1 ? alike[0] : undefined)
    if (one && !part.isOptional) all.set(part.id, one)
  }
  return all
}

function couldBe(one: BoardComponent, part: PatternPart): boolean {
  return isNamed(one, part) || (one.source !== 'guessed' && fits(one, part))
}

function isNamed(one: BoardComponent, { label, aka }: PatternPart): boolean {
  return [label, ...aka].some((name) => isCalled(one, name) || contains(one.label, name))
}
