import type { BoardComponent, BoardGraph } from '../../board-graph'
import { STORES } from '../../findings/ways'
import { type Arc, groupBy } from '../load/arc'
import type { Arcs } from '../load/arcs'
import { type FigureKind, figureId, isFigure, type ModelFigure } from './figure'
import { figureOfKind, NEAR_CALL } from './kind-figures'
import { type LabelFigures, readLabel } from './read-label'

type Sourced = Readonly<{ value: number; source: string }>

/** Kinds that store answers, and so pass on only requests that they cannot answer. */
export const KEEPING: ReadonlySet<string> = new Set(['cache', 'cdn'])
/** Parts that are elsewhere, or that people reach over their own network. */
const FAR = new Set(['client', 'external system', 'cdn', 'dns', 'notification'])
const ONE_CALL: Sourced = { value: 1, source: 'One call for each request, unless a label says otherwise' }

/**
 * All figures of a board, with their sources. A label takes precedence over the assumption for the kind; without
 * either, the figure is unknown.
 */
export function listFigures(graph: BoardGraph, arcs: Arcs): ModelFigure[] {
  const parts = new Map(graph.components.map((one) => [one.id, one]))
  const out = groupBy(arcs.ordered, 'from')
  const entries = new Set(arcs.entries)
  const labels = new Map(arcs.ordered.map(({ key, label }) => [key, readLabel(label)]))
  return [
    ...graph.components.flatMap((one) => figuresOfPart(one, entries.has(one.id), hitsBeside(one.id))),
    ...arcs.ordered.flatMap((arc) => figuresOfArc(arc, labels, parts, out.get(arc.from) ?? [])),
  ]

  /** The hit ratio of a cache is often written on the connection to it or from it. */
  function hitsBeside(id: string): number | undefined {
    const kind = parts.get(id)?.kind
    if (kind === undefined || !KEEPING.has(kind)) return undefined
    const beside = arcs.ordered.filter(({ from, to }) => from === id || to === id)
    return beside.map(({ key }) => labels.get(key)?.hits).find((hits) => hits !== undefined)
  }
}

function figuresOfPart(one: BoardComponent, isEntry: boolean, hitsBeside: number | undefined): ModelFigure[] {
  const { id, kind, label, count } = one
  const said = readLabel(label)
  const stated = (what: FigureKind, value: number | undefined, source = label) =>
    figure(what, id, value === undefined ? null : { value, source }, figureOfKind(kind, what))
  if (kind === 'client') return isEntry ? [stated('rate', said.rate)] : []
  const drawn = count > 1 ? { value: count, source: `Drawn ${count} times` } : null
  const copies = said.copies === undefined ? drawn : { value: said.copies, source: label }
  return [
    ...(isEntry ? [stated('rate', undefined)] : []),
    stated('capacity', said.rate),
    figure('copies', id, copies, { value: 1, source: 'Drawn once' }),
    stated('time', said.time),
    stated('availability', said.availability),
    ...(KEEPING.has(kind) ? [stated('hits', said.hits ?? hitsBeside)] : []),
  ]
}

function figuresOfArc(
  arc: Arc,
  labels: ReadonlyMap<string, LabelFigures>,
  parts: ReadonlyMap<string, BoardComponent>,
  beside: readonly Arc[],
): ModelFigure[] {
  const { key, from, to, waits, label } = arc
  const said = labels.get(key) ?? {}
  const shares = beside.map((one) => labels.get(one.key)?.calls)
  const [caller, called] = [parts.get(from)?.kind ?? 'other', parts.get(to)?.kind ?? 'other']
  const stated = (value: number | undefined) => (value === undefined ? null : { value, source: label })
  const isNear = !FAR.has(caller) && !FAR.has(called)
  return [
    ...(said.rate === undefined ? [] : [figure('rate', key, stated(said.rate), null)]),
    figure('calls', key, stated(said.calls), callsOf(caller, called, shares)),
    ...(waits ? [figure('time', key, stated(said.time), isNear ? NEAR_CALL : null)] : []),
  ]
}

/**
 * How many calls follow from a request if nothing is written: null if that cannot be known.
 * @param shares the shares written on all connections of the caller
 */
function callsOf(
  caller: BoardComponent['kind'],
  called: BoardComponent['kind'],
  shares: readonly (number | undefined)[],
): Sourced | null {
  // Only some requests to a store change it, and a name is looked up only now and then.
  if (STORES.has(caller) || called === 'dns') return null
  if (caller !== 'load balancer' && caller !== 'queue') return ONE_CALL
  const stated = shares.reduce((sum: number, share) => sum + (share ?? 0), 0)
  const open = shares.filter((share) => share === undefined).length
  if (shares.length < 2 || open === 0) return ONE_CALL
  return { value: Math.max(0, 1 - stated) / open, source: `Shared out evenly among ${open}` }
}

function figure(
  kind: FigureKind,
  owner: string,
  stated: Sourced | null,
  assumed: Sourced | null,
): ModelFigure {
  // "0 rps" on a part is not a capacity.
  const said = stated && isFigure(kind, stated.value) ? stated : null
  const { value, source } = said ?? assumed ?? { value: null, source: null }
  const origin = said ? 'stated' : assumed ? 'assumed' : 'unknown'
  return { id: figureId(kind, owner), kind, owner, value, origin, source }
}
