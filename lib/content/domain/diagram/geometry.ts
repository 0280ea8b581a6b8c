import type { ComponentKind } from '@/lib/framework/component-kinds'
import type { GraphEdge, Need } from '../graph-schema'
import type { TextBox } from './text-box'

export type Spot = { x: number; y: number }

/** A rectangle, given by its top left corner. */
export type Box = Spot & { width: number; height: number }

/** A component to be drawn. `size` is its size, if that does not follow from its name. */
export type DrawnNode = Readonly<{
  id: string
  label: string
  kinds: readonly ComponentKind[]
  need: Need
  size?: Readonly<{ width: number; height: number }>
}>

/** A component with its position. `text` holds its name; the kind is written below in small type. */
export type PlacedNode = Box & { node: DrawnNode; text: TextBox; kind: TextBox }

/** An arrow with its route: from border to border; the label is at the middle one of an odd number of points. */
export type PlacedEdge = {
  edge: GraphEdge
  optional: boolean
  points: Spot[]
  label: Box & { text: TextBox }
}

/** A graph laid out on a plane that starts at 0, 0. */
export type PlacedGraph = { width: number; height: number; nodes: PlacedNode[]; edges: PlacedEdge[] }

/** The direction in which ranks follow each other: down the page, or to the right. */
export type Direction = 'TB' | 'LR'
