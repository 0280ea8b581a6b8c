import type { ComponentKind } from '@/lib/framework/component-kinds'
import type { NamedRate } from '../what-if/figures/named-rates'

/** What a case expects on the board. A case's graph is one. */
export type ExpectedDesign = Readonly<{
  nodes: readonly ExpectedPart[]
  edges: readonly ExpectedEdge[]
  /** Connections that the case argues against; the label says why. */
  avoid: readonly ExpectedEdge[]
}>

export type ExpectedPart = Readonly<{
  id: string
  label: string
  kinds: readonly ComponentKind[]
  need: Readonly<{ kind: 'required' } | { kind: 'optional' } | { kind: 'one-of'; group: string }>
  aka: readonly string[]
}>

export type ExpectedEdge = Readonly<{ from: string; to: string; waits: boolean; label: string }>

/** A request of the case, hop by hop in order. */
export type ExpectedFlow = Readonly<{
  name: string
  /** The one that the guide calls its main flow. */
  isMain: boolean
  hops: readonly ExpectedEdge[]
}>

/** A case's design with the requests that its guide follows through it, and what it works out. */
export type CaseDesign = ExpectedDesign &
  Readonly<{
    flows: readonly ExpectedFlow[]
    rates: readonly NamedRate[]
    /** All results by their names, as they are written. */
    results: readonly Readonly<{ name: string; text: string }>[]
  }>
