import type { BoardComponent, BoardGraph } from './board-graph'
import type { BoardFinding } from './findings/board-finding'
import { compareWithCase } from './findings/compare-with-case'
import { directStores } from './findings/direct-stores'
import type { ExpectedDesign } from './findings/expected-design'
import { halfFlows } from './findings/half-flows'
import { matchParts } from './findings/match-parts'
import { singlePoints } from './findings/single-points'
import { twoNames } from './findings/two-names'
import { unreadFindings } from './findings/unread-findings'
import { waitingChains } from './findings/waiting-chains'

const NONE: ReadonlySet<BoardComponent> = new Set()
const ORDER: readonly BoardFinding['severity'][] = ['risk', 'question', 'note']

/**
 * What a careful colleague would ask about a drawing, most severe first. `expected` is the case's own design: pass it
 * only for somebody who may see the guide, since the findings then name what the case expects.
 */
export function reviewBoard(graph: BoardGraph, expected: ExpectedDesign | null = null): BoardFinding[] {
  const findings = [
    ...directStores(graph),
    ...(expected ? compareWithCase(graph, expected) : []),
    ...singlePoints(graph, expected ? new Set(matchParts(graph.components, expected.nodes).values()) : NONE),
    ...waitingChains(graph),
    ...halfFlows(graph),
    ...unreadFindings(graph),
    ...twoNames(graph),
  ]
  return findings.toSorted((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity))
}
