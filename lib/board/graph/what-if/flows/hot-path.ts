import { type Arc, groupBy } from '../load/arc'
import type { Arcs } from '../load/arcs'
import type { Loads } from '../load/load'
import type { RequestFlow } from './request-flows'
import type { WaitingPath } from './waiting-path'

/** The route through the board that matters most. */
export type HotPath = Readonly<{
  /** The flow's name, if a case specifies it. */
  name: string | null
  /** Components in the order in which a request reaches them. */
  parts: readonly string[]
}>

type Found = Readonly<{
  /** The part that reaches its capacity first, if known. */
  first: string | null
  flows: readonly RequestFlow[]
  arcs: Arcs
  loads: Loads
  paths: readonly Readonly<{ from: string; path: WaitingPath }>[]
}>

/**
 * If a case specifies its flows: the one that needs the part which is full first, preferring the guide's main flow;
 * the main flow if nothing is known to fill up. On a drawing alone: the route by which most requests reach the part
 * that is full first, or else the longest wait.
 */
export function hotPathOf({ first, flows, arcs, loads, paths }: Found): HotPath | null {
  const told = flows
    .filter(({ hops }) => hops !== null)
    .toSorted((a, b) => Number(b.isMain) - Number(a.isMain))
  const uses = ({ hops }: RequestFlow) => hops?.some(({ from, to }) => from === first || to === first)
  const flow = told.find(uses) ?? told[0]
  if (flow?.hops) return { name: flow.name, parts: inOrder(flow.hops.flatMap(({ from, to }) => [from, to])) }
  if (first !== null) return { name: null, parts: busiestWay(first, arcs, loads) }
  const [longest] = paths.toSorted((a, b) => b.path.time.known - a.path.time.known)
  if (!longest) return null
  return { name: null, parts: [longest.from, ...longest.path.hops.map(({ arc }) => arc.to)] }
}

function inOrder(ids: readonly string[]): string[] {
  return [...new Set(ids)]
}

/** Follows the busiest connection back from a part to where requests come in, and forward to an end. */
function busiestWay(part: string, arcs: Arcs, loads: Loads): string[] {
  const busiest = (list: readonly Arc[] | undefined) =>
    list?.toSorted((a, b) => (loads.arcs.get(b.key)?.known ?? 0) - (loads.arcs.get(a.key)?.known ?? 0))[0]
  const [into, out] = [groupBy(arcs.ordered, 'to'), groupBy(arcs.ordered, 'from')]
  const way = [part]
  for (let arc = busiest(into.get(part)); arc; arc = busiest(into.get(arc.from))) way.unshift(arc.from)
  for (let arc = busiest(out.get(part)); arc; arc = busiest(out.get(arc.to))) way.push(arc.to)
  return way
}
