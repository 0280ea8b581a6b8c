import type { ComponentKind } from '@/lib/framework/component-kinds'
import type { KindSource } from '../board-graph'
import { keyOfLabel } from '../figures/label-of'
import type { Candidate } from './candidate'

/** All figures with one name. */
export type PartNode = { readonly label: string; readonly candidates: Candidate[] }

/** Joins figures with the same name: replicas, and parts that are drawn again elsewhere. */
export function joinByName(candidates: readonly Candidate[]): PartNode[] {
  const nodes = new Map<string, PartNode>()
  for (const candidate of candidates) {
    const key = keyOfLabel(candidate.label.label) || candidate.label.label
    const node = nodes.get(key)
    if (node) node.candidates.push(candidate)
    else nodes.set(key, { label: candidate.label.label, candidates: [candidate] })
  }
  return [...nodes.values()]
}

export type KindOfNode = Readonly<{ kinds: readonly ComponentKind[]; source: KindSource }>

/**
 * The kind of each node: stated, named or drawn; otherwise that of figures drawn in the same way; otherwise a service.
 */
export function kindsOf(
  nodes: readonly PartNode[],
  connected: ReadonlySet<PartNode>,
): Map<PartNode, KindOfNode> {
  const kinds = new Map<PartNode, KindOfNode>()
  for (const node of nodes) {
    const kind = ownKind(node)
    if (kind) kinds.set(node, kind)
  }
  const alike = new Map<string, ComponentKind[]>()
  for (const [
    node,
    {
      kinds: [kind],
    },
  ] of kinds) {
    const look = lookOf(node)
    if (look && kind) alike.set(look, [...(alike.get(look) ?? []), kind])
  }
  for (const node of nodes) {
    if (kinds.has(node)) continue
    const shared = mostOf(alike.get(lookOf(node) ?? '') ?? [])
    const fallback = connected.has(node) ? 'service' : 'other'
    kinds.set(node, { kinds: [shared ?? fallback], source: 'guessed' })
  }
  return kinds
}

function ownKind({ candidates }: PartNode): KindOfNode | null {
  const stated = candidates.find((one) => one.stated.length > 0)
  if (stated) return { kinds: stated.stated, source: 'stated' }
  const drawn = candidates.map((one) => one.drawn).find((kind) => kind !== null)
  const named = candidates.map((one) => one.named).find((kind) => kind !== null)
  if (named?.firm && !(named.as === 'person' && drawn)) return { kinds: [named.kind], source: 'named' }
  if (drawn) return { kinds: [drawn], source: 'drawn' }
  return named ? { kinds: [named.kind], source: 'named' } : null
}

/** The shape of a part, if it is more than a plain box. */
function lookOf({ candidates: [first] }: PartNode): string | null {
  const shape = first?.figure.shapes[0]
  if (!shape || (shape.color === 'transparent' && shape.outline === 'rectangle')) return null
  return `${shape.outline} ${shape.color}`
}

/** The kind shared by at least two, and at least three quarters of all. */
function mostOf(kinds: readonly ComponentKind[]): ComponentKind | null {
  for (const kind of new Set(kinds)) {
    const count = kinds.filter((one) => one === kind).length
    if (count >= 2 && count >= 0.75 * kinds.length) return kind
  }
  return null
}
