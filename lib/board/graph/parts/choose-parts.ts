import { kindOfName } from '../kinds/kind-of-name'
import { nameWords } from '../kinds/name-words'
import { VOCABULARY } from '../kinds/vocabulary'
import type { Candidate } from './candidate'
import { isInMockup } from './mockups'
import type { PartNode } from './part-node'

export type NodeLink = Readonly<{ from: PartNode; to: PartNode; label: string }>

/** With a smaller share of infrastructure, a large connected drawing is a flow of actions, not of parts. */
const SHARE = 0.15
const LARGE = 6

/**
 * The nodes that are architecture. Connected nodes are accepted or rejected together: a drawing without a single
 * recognisable service, store or queue is a flow chart or a list of use cases. An unconnected node must be recognised
 * by its name.
 */
export function chooseParts(nodes: readonly PartNode[], links: readonly NodeLink[]): Set<PartNode> {
  const clusters = clustersOf(nodes, links)
  const chosen = new Set<PartNode>()
  const connected = clusters.filter(({ length }) => length > 1)
  const sound = connected.filter((cluster) => cluster.every(isStated) || isArchitecture(cluster, links))
  const known = sound.length > 0 ? sound : connected.filter((cluster) => cluster.some(isKnown))
  // If no vocabulary has the words of a board, the largest drawing is taken to be the design.
  const best = known.length > 0 ? known : connected.toSorted((a, b) => b.length - a.length).slice(0, 1)
  for (const cluster of best) for (const node of cluster) chosen.add(node)
  for (const cluster of clusters) {
    const [node] = cluster
    if (cluster.length === 1 && node && standsAlone(node)) chosen.add(node)
  }
  return chosen
}

function clustersOf(nodes: readonly PartNode[], links: readonly NodeLink[]): PartNode[][] {
  const neighbours = new Map<PartNode, PartNode[]>(nodes.map((node) => [node, []]))
  for (const { from, to } of links) {
    neighbours.get(from)?.push(to)
    neighbours.get(to)?.push(from)
  }
  const seen = new Set<PartNode>()
  return nodes.flatMap((first) => {
    if (seen.has(first)) return []
    const cluster: PartNode[] = []
    const todo = [first]
    seen.add(first)
    for (let node = todo.pop(); node; node = todo.pop()) {
      cluster.push(node)
      for (const next of neighbours.get(node) ?? []) {
        if (seen.has(next)) continue
        seen.add(next)
        todo.push(next)
      }
    }
    return [cluster]
  })
}

function isArchitecture(cluster: readonly PartNode[], links: readonly NodeLink[]): boolean {
  const infrastructure = cluster.filter(isInfrastructure).length
  if (infrastructure === 0 || (cluster.length > LARGE && infrastructure / cluster.length < SHARE))
    return false
  if (infrastructure / cluster.length >= 0.5) return true
  const members = new Set(cluster)
  return links.filter(({ from, label }) => members.has(from) && isDecision(label)).length < 2
}

function isDecision(label: string): boolean {
  return VOCABULARY.decisions.has(nameWords(label).join(' '))
}

/** Somebody took it from the shape library, or wrote down its kind, so it is a part, whatever the kind. */
function isStated({ candidates }: PartNode): boolean {
  return candidates.some(({ stated }) => stated.length > 0)
}

function isInfrastructure({ candidates }: PartNode): boolean {
  return candidates.some(({ stated, named, drawn, isBare }) => {
    if (stated.length > 0) return stated[0] !== 'other'
    if (named?.firm && named.as !== 'person') return named.kind !== 'client'
    return !isBare && drawn !== null && drawn !== 'client'
  })
}

function isKnown({ candidates }: PartNode): boolean {
  return candidates.some(({ stated, named, drawn }) => stated.length > 0 || named !== null || drawn !== null)
}

/** Words that can name a part as well as a button, a column or a heading are not enough on their own. */
function standsAlone({ candidates, label }: PartNode): boolean {
  return candidates.some((candidate) => {
    const { stated, named, drawn, isBare, role, figure } = candidate
    if (isBare || isInSequence(candidate) || figure.isSwatch) return false
    if (stated.length > 0) return true
    const words = nameWords(label)
    const lines = candidate.label.text.split('\n').length
    const first = kindOfName(candidate.label.name)
    if (lines > 2 && (!first?.firm || first.as === 'person')) return false
    if (words.length < 2 && named?.as !== 'product' && isInMockup(figure)) return false
    if (named?.firm && named.as !== 'person') return !isVague(words.join(' '))
    return role === 'part' && drawn !== null && drawn !== 'client' && words.length > 0
  })
}

function isVague(name: string): boolean {
  return VOCABULARY.soft.has(name) || VOCABULARY.alone.has(name)
}

function isInSequence({ figure }: Candidate): boolean {
  return figure.hasLifeline
}
