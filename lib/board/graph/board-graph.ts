import type { ComponentKind } from '@/lib/framework/component-kinds'

/**
 * How a kind is known. `stated`: from the shape library's own data, or because the kind is written below the name.
 * `named`: from the name. `drawn`: from the shape. `guessed`: from similar drawings, or just because it is a box.
 */
export type KindSource = 'stated' | 'named' | 'drawn' | 'guessed'

/** A part of the drawn system. Shapes with the same name are one part, however often it is drawn. */
export type BoardComponent = Readonly<{
  /** Id of the element that represents it. */
  id: string
  /** Its full name as written, on one line. */
  label: string
  /** The first line of the label. */
  name: string
  kind: ComponentKind
  /** All kinds that would fit, likeliest first. */
  kinds: readonly ComponentKind[]
  source: KindSource
  /** How many times it is drawn. */
  count: number
  /** Ids of the elements that make up its drawing. */
  elements: readonly string[]
}>

/** A connection. Drawn to a group, it means all or any of the group's members and is listed for each of them. */
export type BoardEdge = Readonly<{
  from: string
  to: string
  label: string
  /** Drawn solid: the caller waits for an answer. */
  waits: boolean
  /** A line with heads at both ends, or with none, is listed once, in the direction in which it was drawn. */
  heads: 'one' | 'both' | 'none'
  /** The group that the line was drawn to, if any. */
  group: string | null
  elements: readonly string[]
}>

/** A frame or an enclosing box. */
export type BoardSection = Readonly<{
  id: string
  label: string
  members: readonly string[]
  elements: readonly string[]
}>

/** Something drawn that could not be read. */
export type Unread = Readonly<{
  why: 'loose-end' | 'no-name'
  elements: readonly string[]
  /** The component at the other end of a loose arrow. */
  at: string | null
}>

export type BoardGraph = Readonly<{
  components: readonly BoardComponent[]
  edges: readonly BoardEdge[]
  groups: readonly BoardSection[]
  unread: readonly Unread[]
}>
