import type { ComponentKind } from '@/lib/framework/component-kinds'
import type { BoardComponent, BoardEdge, BoardGraph } from '../../board-graph'
import { keyOfLabel } from '../../figures/label-of'
import { kindOfName } from '../../kinds/kind-of-name'
import { findPart } from './find-part'
import { type LineProblem, type ParsedLine, parseLine } from './parse-line'

export type PlannedPart = Readonly<
  { is: 'found'; part: BoardComponent } | { is: 'new'; name: string; kind: ComponentKind }
>

/** A connection between two of the parts, by their indices. */
export type PlannedEdge = Readonly<{
  from: number
  to: number
  label: string
  waits: boolean
  /** The connection that is already drawn. */
  drawn: BoardEdge | null
}>

/** What a line would do to a board. A part that the line names twice is listed once. */
export type LinePlan = Readonly<{ parts: readonly PlannedPart[]; edges: readonly PlannedEdge[] }>

export type PlanProblem = Readonly<
  | { is: LineProblem }
  | { is: 'several'; name: string; parts: readonly BoardComponent[] }
  | { is: 'itself'; name: string }
>

/** Finds what a line names, and determines what has to be drawn. Nothing is drawn yet. */
export function planLine(graph: BoardGraph, text: string): LinePlan | PlanProblem {
  const line = parseLine(text)
  if (typeof line === 'string') return { is: line }
  const parts: PlannedPart[] = []
  const places: number[] = []
  for (const named of line.parts) {
    const found = findPart(graph.components, named)
    if (found.is === 'several') return { is: 'several', name: named.name, parts: found.parts }
    const kind = named.kind ?? kindOfName(named.name)?.kind ?? 'service'
    const part: PlannedPart = found.is === 'found' ? found : { is: 'new', name: named.name, kind }
    const before = parts.findIndex((other) => isSame(other, part))
    places.push(before < 0 ? parts.push(part) - 1 : before)
    if (places.at(-2) === places.at(-1) && places.length > 1) return { is: 'itself', name: named.name }
  }
  return { parts, edges: edgesOf(graph, line, parts, places) }
}

function edgesOf(
  graph: BoardGraph,
  { waits, label }: ParsedLine,
  parts: readonly PlannedPart[],
  places: readonly number[],
): PlannedEdge[] {
  const edges: PlannedEdge[] = []
  for (const [index, isWaitedFor] of waits.entries()) {
    const [from = 0, to = 0] = places.slice(index)
    const own = index === waits.length - 1 ? label : ''
    if (edges.some((edge) => edge.from === from && edge.to === to && (!own || edge.label === own))) continue
    const drawn = drawnEdge(graph, parts[from], parts[to], own, isWaitedFor)
    edges.push({ from, to, label: own, waits: isWaitedFor, drawn })
  }
  return edges
}

/** For a connection without a label any existing one matches; a label may be added to one that has none. */
function drawnEdge(
  { edges }: BoardGraph,
  from: PlannedPart | undefined,
  to: PlannedPart | undefined,
  label: string,
  waits: boolean,
): BoardEdge | null {
  if (from?.is !== 'found' || to?.is !== 'found') return null
  const between = edges.filter((edge) => edge.from === from.part.id && edge.to === to.part.id)
  if (!label) return between[0] ?? null
  const key = keyOfLabel(label)
  return (
    between.find((edge) => keyOfLabel(edge.label) === key && edge.waits === waits) ??
    between.find((edge) => edge.label === '' && edge.waits === waits) ??
    null
  )
}

function isSame(a: PlannedPart, b: PlannedPart): boolean {
  if (a.is === 'found' || b.is === 'found')
    return a.is === b.is && a.is === 'found' && b.is === 'found' && a.part === b.part
  return (keyOfLabel(a.name) || a.name) === (keyOfLabel(b.name) || b.name)
}
