import { stoppedFlows } from '../../findings/single-points'
import type { Ways } from '../../findings/ways'
import type { FigureValues } from '../figures/figure-values'
import { type MustHaves, mustHaves } from './must-have'
import type { RequestFlow } from './request-flows'

/** What becomes of a flow. */
export type FlowOutcome = Readonly<{
  flow: RequestFlow
  /** `answer`: whoever asks gets none. `later`: they get one, and what should follow does not happen. */
  stops: 'answer' | 'later' | null
  /** The parts that it cannot do without, as things stand. */
  needs: readonly string[]
  /** The share of the time at most, as a product over what it needs; 0 when it stops. */
  availability: number
  /** Figures that are not known: with them the share can only fall. */
  missing: readonly string[]
}>

/**
 * Which flows stop, and how often the others are there. A flow stops when no way is left to its end, or when a hop of
 * it that a case tells is gone. Parts in a row are available together as the product of their shares, and copies of one
 * part are away only when all are: 1 − (1 − a)ⁿ (Trivedi, Probability and Statistics, 2002). What has a way around it
 * counts as always there, so the product is the best case.
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

/** What each flow comes to without some parts, in the order of the flows. */
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

/** Everything that takes part in what somebody waits for; in all of it where nobody waits. */
function partsOf({ hops, waits, from }: RequestFlow): string[] {
  const counted = (hops ?? []).filter((hop) => hop.waits || !waits)
  return [...new Set(counted.flatMap((hop) => [hop.from, hop.to]))].filter((id) => id !== from)
}
