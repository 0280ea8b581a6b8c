import type { CaseDesign } from '@/lib/board/graph/findings/expected-design'
import { namedRates } from '@/lib/board/graph/what-if/figures/named-rates'
import type { Guide } from '@/lib/cases/domain/schema/guide-schema'

/**
 * The part of a guide against which boards are compared and simulated: only for those who may read the guide.
 */
export function caseDesign({ graph, flows, mainFlow, estimates }: Guide): CaseDesign {
  const { nodes, edges, avoid } = graph
  return {
    nodes: nodes.map(({ id, label, kinds, need, aka }) => ({ id, label, kinds, need, aka })),
    edges,
    avoid,
    flows: flows.map(({ name, hops }) => ({ name, isMain: name === mainFlow, hops })),
    rates: namedRates(estimates.derive),
    results: estimates.derive.map(({ name, text }) => ({ name, text })),
  }
}
