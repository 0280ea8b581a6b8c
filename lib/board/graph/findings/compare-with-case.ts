import type { BoardComponent, BoardGraph } from '../board-graph'
import type { BoardFinding } from './board-finding'
import type { ExpectedDesign, ExpectedEdge, ExpectedPart } from './expected-design'
import { matchParts } from './match-parts'

type Matches = ReadonlyMap<string, BoardComponent>

/** Where a board differs from what the case expects. Names the case's parts: only for who may see the guide. */
export function compareWithCase(graph: BoardGraph, expected: ExpectedDesign): BoardFinding[] {
  const matches = matchParts(graph.components, expected.nodes)
  return [
    ...expected.avoid.flatMap((edge) => avoided(edge, graph, matches)),
    ...missing(expected.nodes, matches).map((part) => missingPart(part, expected, matches)),
    ...expected.edges.flatMap((edge) => waitsForNothing(edge, graph, matches)),
  ]
}

/** Required parts that nothing stands for, and one part of each group of which none is there. */
function missing(parts: readonly ExpectedPart[], matches: Matches): ExpectedPart[] {
  const groups = new Set(
    parts.flatMap(({ id, need }) => (need.kind === 'one-of' && matches.has(id) ? [need.group] : [])),
  )
  return parts.filter(({ id, need }) => {
    if (matches.has(id) || need.kind === 'optional') return false
    if (need.kind === 'required') return true
    const first = !groups.has(need.group)
    groups.add(need.group)
    return first
  })
}

function missingPart(part: ExpectedPart, { edges }: ExpectedDesign, matches: Matches): BoardFinding {
  const beside = edges
    .filter(({ from, to }) => from === part.id || to === part.id)
    .flatMap(({ from, to }) => matches.get(from === part.id ? to : from) ?? [])
  return {
    code: 'missing-part',
    severity: 'question',
    message: `Nothing on the board stands for ${part.label}, which the case expects.`,
    why: 'The case has a need that no part of this design answers so far.',
    ask: beside[0]
      ? `What happens beside ${beside[0].label} that is not drawn yet?`
      : 'Which need of the case does no part answer yet?',
    elements: [...new Set(beside.flatMap(({ elements }) => elements))],
    page: 'passing-the-interview',
  }
}

function avoided(edge: ExpectedEdge, graph: BoardGraph, matches: Matches): BoardFinding[] {
  const drawn = drawnAs(edge, graph, matches)
  if (!drawn) return []
  return [
    {
      code: 'avoided-call',
      severity: 'risk',
      message: `${drawn.from.label} calls ${drawn.to.label}.`,
      why: edge.label,
      ask: `What would ${drawn.from.label} do while ${drawn.to.label} is slow or gone?`,
      elements: drawn.elements,
      page: 'designing-for-failure',
    },
  ]
}

/** A call that waits where the case sends a message and goes on. */
function waitsForNothing(edge: ExpectedEdge, graph: BoardGraph, matches: Matches): BoardFinding[] {
  const drawn = edge.waits ? null : drawnAs(edge, graph, matches)
  if (!drawn?.waits) return []
  return [
    {
      code: 'waits-without-need',
      severity: 'note',
      message: `${drawn.from.label} is drawn as waiting for ${drawn.to.label}.`,
      why: 'Waiting for what nobody needs at once makes each request slower and ties two failures together.',
      ask: `Does ${drawn.from.label} need an answer from ${drawn.to.label} before it goes on?`,
      elements: drawn.elements,
      page: 'sync-and-async-communication',
    },
  ]
}

function drawnAs(edge: ExpectedEdge, { edges }: BoardGraph, matches: Matches) {
  const [from, to] = [matches.get(edge.from), matches.get(edge.to)]
  if (!from || !to || from === to) return null
  const drawn = edges.filter((one) => one.from === from.id && one.to === to.id && one.heads !== 'none')
  if (drawn.length === 0) return null
  return {
    from,
    to,
    waits: drawn.every(({ waits }) => waits),
    elements: drawn.flatMap(({ elements }) => elements),
  }
}
