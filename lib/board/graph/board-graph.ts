import type { ComponentKind } from '@/lib/framework/component-kinds'

/**
 * How a kind is known. `stated`: the shape library's own data, or the kind is written below the name. `named`: the
 * name tells. `drawn`: the shape shows it. `guessed`: from what is drawn alike, or from nothing but that it is a box.
 */
export type KindSource = 'stated' | 'named' | 'drawn' | 'guessed'

/** A part of the drawn system. What bears the same name is one part, however often it is drawn. */
export type BoardComponent = Readonly<{
  /** Id of the element that stands for it. */
  id: string
  /** Everything that is written as its name, in one line. */
  label: string
  /** The first line of it. */
  name: string
  kind: ComponentKind
  /** All kinds that would do, the likeliest first. */
  kinds: readonly ComponentKind[]
  source: KindSource
  /** How many times it is drawn. */
  count: number
  /** Ids of the elements that it is drawn with. */
  elements: readonly string[]
}>

/** A connection. Drawn to a group, it means all or any of the group's members and is listed for each of them. */
export type BoardEdge = Readonly<{
  from: string
  to: string
  label: string
  /** Drawn solid: the caller waits for an answer. */
  waits: boolean
  /** One line with heads at both ends, or with none: listed once, in the direction in which it was drawn. */
  heads: 'one' | 'both' | 'none'
  /** The group that the line was drawn to, where it was. */
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

/** What is drawn and could not be read. */
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
