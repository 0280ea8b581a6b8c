import type { ComponentKind } from '@/lib/framework/component-kinds'
import type { ExpectedEdge } from '../findings/expected-design'

/** A pattern as parts with jobs, and their connections. The handbook's component graphs have this form. */
export type PatternParts = Readonly<{
  /** Id of its handbook page. */
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
  /** Other names that people use for it. */
  aka: readonly string[]
  isOptional: boolean
}>
