import type { BoardComponent, BoardGraph } from '../board-graph'
import type { BoardFinding } from './board-finding'
import type { ExpectedDesign, ExpectedEdge, ExpectedPart } from './expected-design'
import { matchParts } from './match-parts'

type Matches = ReadonlyMap<string, BoardComponent>

/**
 * Where a board differs from what the case expects. Names the case's parts: only for viewers who may see the guide.
 */
export function compareWithCase(graph: BoardGraph, expected: ExpectedDesign): BoardFinding[] {
  const matches = matchParts(graph.components, expected.nodes)
  return [
    ...expected.avoid.flatMap((edge) => avoided(edge, graph, expected, matches)),
    ...missing(expected.nodes, matches).map((part) => missingPart(part, expected, matches)),
    ...expected.edges.flatMap((edge) => waitsForNothing(edge, graph, matches)),
  ]
}

/** Required parts that are missing, and one part of each group of alternatives of which none is present. */
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

function avoided(
  edge: ExpectedEdge,
  graph: BoardGraph,
  { edges }: ExpectedDesign,
  matches: Matches,
): BoardFinding[] {
  const drawn = drawnAs(edge, graph, matches)
  if (!drawn) return []
  const { from, to } = drawn
  // If the case's own design has a message on this route, waiting is what the case argues against.
  const isAboutWaiting = edge.waits && hasMessageBetween(edge, edges)
  const lines = isAboutWaiting ? drawn.lines.filter(({ waits }) => waits) : drawn.lines
  if (lines.length === 0) return []
  const calls = lines.some(({ waits }) => waits)
  return [
    {
      code: 'avoided-call',
      severity: 'risk',
      message: `${from.label} ${calls ? 'calls' : 'sends to'} ${to.label}.`,
      why: edge.label,
      ask: calls
        ? `What would ${from.label} do while ${to.label} is slow or gone?`
        : `What happens to what ${from.label} sends while ${to.label} is slow or gone?`,
      elements: lines.flatMap(({ elements }) => elements),
      page: 'designing-for-failure',
    },
  ]
}

/** Whether a design leads from one part to another, but on no route by calls alone. */
function hasMessageBetween({ from, to }: ExpectedEdge, edges: readonly ExpectedEdge[]): boolean {
  return (
    leads(from, to, edges) &&
    !leads(
      from,
      to,
      edges.filter(({ waits }) => waits),
    )
  )
}

function leads(from: string, to: string, edges: readonly ExpectedEdge[]): boolean {
  const seen = new Set([from])
  // Ids added during the loop are visited as well.
  for (const at of seen) for (const edge of edges) if (edge.from === at) seen.add(edge.to)
  return from !== to && seen.has(to)
}

/** Calls that wait where the case sends a message and moves on. */
function waitsForNothing(edge: ExpectedEdge, graph: BoardGraph, matches: Matches): BoardFinding[] {
  const drawn = edge.waits ? null : drawnAs(edge, graph, matches)
  if (!drawn?.lines.every(({ waits }) => waits)) return []
  return [
    {
      code: 'waits-without-need',
      severity: 'note',
      message: `${drawn.from.label} is drawn as waiting for ${drawn.to.label}.`,
      why: 'Waiting for what nobody needs at once makes each request slower and ties two failures together.',
      ask: `Does ${drawn.from.label} need an answer from ${drawn.to.label} before it goes on?`,
      elements: drawn.lines.flatMap(({ elements }) => elements),
      page: 'sync-and-async-communication',
    },
  ]
}

function drawnAs(edge: ExpectedEdge, { edges }: BoardGraph, matches: Matches) {
  const [from, to] = [matches.get(edge.from), matches.get(edge.to)]
  if (!from || !to || from === to) return null
  const lines = edges.filter((one) => one.from === from.id && one.to === to.id && one.heads !== 'none')
  return lines.length === 0 ? null : { from, to, lines }
}
