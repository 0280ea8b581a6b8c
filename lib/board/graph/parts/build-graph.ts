import type { BoardComponent, BoardEdge, BoardGraph, BoardSection, Unread } from '../board-graph'
import type { Connector } from '../connections/connector'
import type { Net } from '../connections/join-lines'
import { type Figure, itemsOf } from '../figures/figure'
import { type Candidate, candidateOf } from './candidate'
import { chooseParts, type NodeLink } from './choose-parts'
import { countCopies } from './count-copies'
import { type Link, linksOf } from './links'
import { isMockup } from './mockups'
import { joinByName, type KindOfNode, kindsOf, type PartNode } from './part-node'

const MOST_MEMBERS = 24

type End = Readonly<{ node: PartNode; group: Candidate | null }>

/** A line between two parts. `group`: the enclosure that it leads to or comes from, if that represents its members. */
type DrawnLink = NodeLink & Readonly<{ link: Link; group: Candidate | null }>

/** Turns figures and lines into components, edges and groups. */
export function buildGraph(figures: readonly Figure[], nets: readonly Net[]): BoardGraph {
  const candidates = new Map<Figure, Candidate>()
  for (const figure of figures) candidates.set(figure, candidateOf(figure))
  const isPart = ({ role }: Candidate) => role === 'part' || role === 'both'
  const nodes = joinByName([...candidates.values()].filter(isPart))
  const nodeOf = new Map<Figure, PartNode>()
  for (const node of nodes) for (const { figure } of node.candidates) nodeOf.set(figure, node)
  const links = nets.flatMap(linksOf)
  const reached = new Set(links.flatMap(({ from, to }) => [from, to]))
  const members = new Map<Figure, readonly PartNode[]>()
  const membersOf = (figure: Figure): readonly PartNode[] => {
    const known = members.get(figure) ?? (isMockup(figure, reached) ? [] : nodesIn(figure, nodeOf))
    members.set(figure, known)
    return known
  }
  const endsAt = (figure: Figure, except: Figure): End[] => {
    const candidate = candidates.get(figure)
    if (!candidate || candidate.role === 'note' || candidate.role === 'blank') return []
    const own = nodeOf.get(figure)
    if (own) return [{ node: own, group: null }]
    const ends: End[] = []
    for (const node of membersOf(figure)) {
      if (ends.length === MOST_MEMBERS) break
      if (node !== nodeOf.get(except)) ends.push({ node, group: candidate })
    }
    return ends
  }
  const drawn: DrawnLink[] = []
  const connected = new Set<PartNode>()
  for (const link of links) {
    const ends = endsAt(link.to, link.from)
    for (const start of endsAt(link.from, link.to))
      for (const end of ends) {
        if (start.node === end.node) continue
        drawn.push({
          link,
          from: start.node,
          to: end.node,
          label: link.label,
          group: start.group ?? end.group,
        })
        connected.add(start.node).add(end.node)
      }
  }
  const chosen = chooseParts(nodes, drawn)
  const parts = nodes.filter((node) => chosen.has(node))
  const kinds = kindsOf(parts, connected)
  const counts = countCopies(parts, links, (group) => (nodeOf.has(group) ? [] : partsIn(group, nodeOf)))
  const components = parts.map((node) => component(node, kinds.get(node), counts.get(node) ?? 1))
  const idOf = (node: PartNode) => figureId(node.candidates[0]?.figure)
  return {
    components,
    edges: mergeEdges(
      drawn
        .filter(({ from, to }) => chosen.has(from) && chosen.has(to))
        .map(({ link, from, to, group }) => edge(link, idOf(from), idOf(to), group)),
    ),
    groups: [...candidates.values()].flatMap((candidate) => section(candidate, nodeOf, chosen, idOf)),
    unread: [...unreadLines(nets, nodeOf, chosen, candidates, idOf), ...nameless(links, candidates)],
  }
}

/** The outermost parts in a figure. */
function partsIn(figure: Figure, nodeOf: ReadonlyMap<Figure, PartNode>, depth = 0): Figure[] {
  if (depth > 32) return []
  return figure.children.flatMap((child) => (nodeOf.has(child) ? [child] : partsIn(child, nodeOf, depth + 1)))
}

function nodesIn(figure: Figure, nodeOf: ReadonlyMap<Figure, PartNode>): PartNode[] {
  return [...new Set(partsIn(figure, nodeOf).flatMap((part) => nodeOf.get(part) ?? []))]
}

function figureId(figure: Figure | undefined): string {
  return figure?.frame?.id ?? figure?.shapes[0]?.id ?? figure?.strokes[0]?.id ?? figure?.texts[0]?.id ?? ''
}

function component(node: PartNode, kind: KindOfNode | undefined, count: number): BoardComponent {
  const [first] = node.candidates
  const { kinds = ['other'], source = 'guessed' } = kind ?? {}
  return {
    id: figureId(first?.figure),
    label: node.label,
    name: first?.label.name ?? node.label,
    kind: kinds[0] ?? 'other',
    kinds,
    source,
    count,
    elements: node.candidates.flatMap(({ figure }) => idsOf(figure)),
  }
}

function idsOf(figure: Figure): string[] {
  return itemsOf(figure).map(({ id }) => id)
}

function edge(
  { label, waits, heads, connectors }: Link,
  from: string,
  to: string,
  group: Candidate | null,
): BoardEdge {
  return {
    from,
    to,
    label,
    waits,
    heads,
    group: group ? figureId(group.figure) : null,
    elements: elementsOf(connectors),
  }
}

function elementsOf(connectors: readonly Connector[]): string[] {
  const ids: string[] = []
  for (const { path, labels } of connectors) {
    ids.push(path.id)
    for (const { id } of labels) ids.push(id)
  }
  return ids
}

/**
 * A line drawn twice is one edge, and so is an unlabelled line beside a labelled one. A call and a message are two
 * edges, even between the same parts: the caller waits for only one of them.
 */
function mergeEdges(edges: readonly BoardEdge[]): BoardEdge[] {
  const merged = new Map<string, { edge: BoardEdge; elements: Set<string> }>()
  const named = new Map<string, string>()
  for (const one of edges) if (one.label) named.set(pair(one), one.label)
  for (const one of edges) {
    const label = one.label || named.get(pair(one)) || ''
    const key = `${pair(one)}\n${label}`
    const before = merged.get(key)
    if (before) for (const id of one.elements) before.elements.add(id)
    else merged.set(key, { edge: { ...one, label }, elements: new Set(one.elements) })
  }
  return [...merged.values()].map(({ edge, elements }) => ({ ...edge, elements: [...elements] }))
}

function pair({ from, to, waits }: BoardEdge): string {
  return `${from}\n${to}\n${waits}`
}

function section(
  { role, figure, label }: Candidate,
  nodeOf: ReadonlyMap<Figure, PartNode>,
  chosen: ReadonlySet<PartNode>,
  idOf: (node: PartNode) => string,
): BoardSection[] {
  if (role !== 'group' && role !== 'both') return []
  const members = nodesIn(figure, nodeOf)
    .filter((node) => chosen.has(node))
    .map(idOf)
  if (members.length === 0) return []
  return [
    {
      id: figureId(figure),
      label: figure.frame?.name ?? label.label,
      members,
      elements: figure.frame ? [figure.frame.id] : idsOf(figure),
    },
  ]
}

/** Arrows that end nowhere. An arrow from or to a note is a remark. */
function unreadLines(
  nets: readonly Net[],
  nodeOf: ReadonlyMap<Figure, PartNode>,
  chosen: ReadonlySet<PartNode>,
  candidates: ReadonlyMap<Figure, Candidate>,
  idOf: (node: PartNode) => string,
): Unread[] {
  const unread: Unread[] = []
  for (const { connectors, tips } of nets) {
    if (tips.length >= 2 || !connectors.some(({ path }) => path.drawn === 'arrow')) continue
    const figure = tips[0]?.figure
    if (figure && ['note', 'blank'].includes(candidates.get(figure)?.role ?? '')) continue
    const node = figure ? nodeOf.get(figure) : undefined
    const at = node && chosen.has(node) ? idOf(node) : null
    unread.push({ why: 'loose-end', elements: elementsOf(connectors), at })
  }
  return unread
}

/** Shapes without a name that have a line to them. */
function nameless(links: readonly Link[], candidates: ReadonlyMap<Figure, Candidate>): Unread[] {
  const blank = new Set<Figure>()
  for (const { from, to } of links)
    for (const figure of [from, to]) if (candidates.get(figure)?.role === 'blank') blank.add(figure)
  return [...blank].map((figure) => ({ why: 'no-name', elements: idsOf(figure), at: null }))
}
