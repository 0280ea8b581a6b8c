import type { ComponentKind } from '@/lib/framework/component-kinds'
import type { NamedRate } from '../what-if/figures/named-rates'

/** What a case expects on the board. A case's graph has this form. */
export type ExpectedDesign = Readonly<{
  nodes: readonly ExpectedPart[]
  edges: readonly ExpectedEdge[]
  /** Connections that the case argues against; the label gives the reason. */
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
  /** The flow that the guide calls its main one. */
  isMain: boolean
  hops: readonly ExpectedEdge[]
}>

/** A case's design, the requests that its guide follows through it, and its calculated results. */
export type CaseDesign = ExpectedDesign &
  Readonly<{
    flows: readonly ExpectedFlow[]
    rates: readonly NamedRate[]
    /** All results by name, as written. */
    results: readonly Readonly<{ name: string; text: string }>[]
  }>
