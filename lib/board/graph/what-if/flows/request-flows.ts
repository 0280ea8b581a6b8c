import type { ComponentKind } from '@/lib/framework/component-kinds'
import type { BoardGraph } from '../../board-graph'
import type { ExpectedFlow, ExpectedPart } from '../../findings/expected-design'
import { matchParts } from '../../findings/match-parts'
import { QUEUES, STORES, type Ways } from '../../findings/ways'

type FlowHop = Readonly<{ from: string; to: string; waits: boolean }>

/** A request by a client, and everything that it needs. */
export type RequestFlow = Readonly<{
  name: string
  /** The client that makes it. */
  from: string
  to: string
  isMain: boolean
  /** Hop by hop if a case specifies them. Otherwise any route from one end to the other counts. */
  hops: readonly FlowHop[] | null
  /** Whether the client waits until it has reached its end. */
  waits: boolean
  /** Parts of the case's flow that are not on the board. */
  notDrawn: readonly string[]
}>

/** Where a request ends: at stores, at external parts, and at parts that lead nowhere else. */
const GOALS: ReadonlySet<ComponentKind> = new Set([...STORES, ...QUEUES, 'external system', 'notification'])
const NO_GOALS: ReadonlySet<ComponentKind> = new Set(['client', 'dns', 'monitoring'])
/** A board with more flows is really several boards, and nobody reads so long a list. */
const MOST_FLOWS = 400

/** From each client to everything that its requests may end at. */
export function drawnFlows(ways: Ways): RequestFlow[] {
  const flows: RequestFlow[] = []
  for (const client of ways.components) {
    if (client.kind !== 'client') continue
    const waited = new Set<string>()
    for (const { to, waits } of [...reach(ways, client.id, waited)]) {
      const goal = ways.get(to)
      if (!goal || !isGoal(goal.kind, ways.from(to).length)) continue
      const name = `${client.name} to ${goal.name}`
      flows.push({ name, from: client.id, to, isMain: false, hops: null, waits, notDrawn: [] })
      if (flows.length === MOST_FLOWS) return flows
    }
  }
  return flows
}

function isGoal(kind: ComponentKind, leads: number): boolean {
  return GOALS.has(kind) || (leads === 0 && !NO_GOALS.has(kind))
}

/** Everything reachable, and whether by calls that wait. A queue ends the waiting. */
function reach(ways: Ways, start: string, waited: Set<string>): { to: string; waits: boolean }[] {
  const seen = new Set([start])
  const row = [{ at: start, waits: true }]
  const walk = (onlyWaiting: boolean) => {
    for (const { at, waits } of row) {
      for (const { to, edge } of ways.from(at)) {
        const goesOn = waits && edge.waits && !QUEUES.has(ways.get(at)?.kind ?? 'other')
        if (seen.has(to) || goesOn !== onlyWaiting) continue
        seen.add(to)
        if (goesOn) waited.add(to)
        row.push({ at: to, waits: goesOn })
      }
    }
  }
  // Waiting calls first: a part that is also reached without waiting still counts as waited for.
  walk(true)
  walk(false)
  return row.slice(1).map(({ at }) => ({ to: at, waits: waited.has(at) }))
}

/** The flows that a case's guide follows, through the parts of this board that represent its own. */
export function caseFlows(
  graph: BoardGraph,
  parts: readonly ExpectedPart[],
  flows: readonly ExpectedFlow[],
): RequestFlow[] {
  const found = matchParts(graph.components, parts)
  const labels = new Map(parts.map(({ id, label }) => [id, label]))
  return flows.flatMap(({ name, isMain, hops: expected }): RequestFlow[] => {
    const ids = [...new Set(expected.flatMap(({ from, to }) => [from, to]))]
    const notDrawn = ids.filter((id) => !found.has(id)).map((id) => labels.get(id) ?? id)
    const hops = expected.flatMap(({ from, to, waits }): FlowHop[] => {
      const [start, end] = [found.get(from), found.get(to)]
      // Two parts of the case may be drawn as one: then no connection is used.
      return start && end && start !== end ? [{ from: start.id, to: end.id, waits }] : []
    })
    const [first, last] = [hops[0], hops.at(-1)]
    if (!first || !last) return []
    const waits = hops.some((hop) => hop.waits)
    return [{ name: name.replaceAll('-', ' '), from: first.from, to: last.to, isMain, hops, waits, notDrawn }]
  })
}
