import { stoppedFlows } from '../../findings/single-points'
import type { Ways } from '../../findings/ways'
import type { FigureValues } from '../figures/figure-values'
import { type MustHaves, mustHaves } from './must-have'
import type { RequestFlow } from './request-flows'

/** The outcome of a trial for one flow. */
export type FlowOutcome = Readonly<{
  flow: RequestFlow
  /** `answer`: the caller gets no answer. `later`: the caller gets one, but what should follow does not happen. */
  stops: 'answer' | 'later' | null
  /** The parts that it depends on in the current trial. */
  needs: readonly string[]
  /** An upper bound on its availability, as the product over everything it needs; 0 if it stops. */
  availability: number
  /** Unknown figures: once known, they can only lower the share. */
  missing: readonly string[]
}>

/**
 * Which flows stop, and how available the others are. A flow stops if no route to its end is left, or if a hop that a
 * case specifies is down. The availability of parts in series is the product of their shares, and copies of one part
 * fail only together: 1 − (1 − a)ⁿ (Trivedi, Probability and Statistics, 2002). Anything that can be bypassed counts
 * as always available, so the product is the best case.
 */
export function flowOutcomes(
  flows: readonly RequestFlow[],
  ways: Ways,
  values: FigureValues,
  down: ReadonlySet<string>,
): FlowOutcome[] {
  const trees = new Map<string, MustHaves>()
  const treeOf = (from: string) => {
    const tree = trees.get(from) ?? mustHaves(ways, from, down)
    trees.set(from, tree)
    return tree
  }
  const stopping = flowStops(flows, ways, down)
  return flows.map((flow, index): FlowOutcome => {
    const needs = flow.hops ? partsOf(flow) : treeOf(flow.from).of(flow.to)
    const stops = stopping[index] ?? null
    if (stops === 'answer' || (stops && !flow.hops))
      return { flow, stops, needs, availability: 0, missing: [] }
    const shares = needs
      .filter((id) => ways.get(id)?.kind !== 'client')
      .map((id) => ({ id, share: values.of('availability', id), copies: values.of('copies', id) ?? 1 }))
    return {
      flow,
      stops,
      needs,
      availability: shares.reduce(
        (all, { share, copies }) => all * (share === null ? 1 : 1 - (1 - share) ** copies),
        1,
      ),
      missing: shares.filter(({ share }) => share === null).map(({ id }) => values.id('availability', id)),
    }
  })
}

/** How each flow stops without some parts, in the order of the flows. */
export function flowStops(
  flows: readonly RequestFlow[],
  ways: Ways,
  down: ReadonlySet<string>,
): FlowOutcome['stops'][] {
  const cut = new Set(stoppedFlows(ways, flows, down))
  return flows.map((flow) => stopOf(flow, down, cut.has(flow)))
}

function stopOf(flow: RequestFlow, down: ReadonlySet<string>, isCut: boolean): FlowOutcome['stops'] {
  if (!flow.hops) return isCut ? (flow.waits ? 'answer' : 'later') : null
  const touches = ({ from, to }: { from: string; to: string }) => down.has(from) || down.has(to)
  const hit = flow.hops.filter(touches)
  if (hit.length === 0) return null
  return !flow.waits || hit.some(({ waits }) => waits) ? 'answer' : 'later'
}

/** Everything involved in what somebody waits for; all of the flow if nobody waits. */
function partsOf({ hops, waits, from }: RequestFlow): string[] {
  const counted = (hops ?? []).filter((hop) => hop.waits || !waits)
  return [...new Set(counted.flatMap((hop) => [hop.from, hop.to]))].filter((id) => id !== from)
}
