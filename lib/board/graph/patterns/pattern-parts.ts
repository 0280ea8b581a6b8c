import type { ComponentKind } from '@/lib/framework/component-kinds'
import type { ExpectedEdge } from '../findings/expected-design'

/** A pattern as parts with jobs, and how they are connected. The handbook's component graphs are such. */
export type PatternParts = Readonly<{
  /** Id of its page in the handbook. */
  id: string
  title: string
  nodes: readonly PatternPart[]
  edges: readonly ExpectedEdge[]
}>

export type PatternPart = Readonly<{
  id: string
  label: string
  /** Kinds of component that can do the job. */
  kinds: readonly ComponentKind[]
  /** Names under which people draw it. */
  aka: readonly string[]
  isOptional: boolean
}>
