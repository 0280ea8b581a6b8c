import type { Dot, Rect } from './rect'

type Common = Readonly<{
  id: string
  rect: Rect
  /** Innermost group first. */
  groupIds: readonly string[]
  frameId: string | null
  /** The kind that the shape library stored. */
  stated: string | null
  color: string
}>

/** Something with an outline that may represent a part: also a closed line, a freehand ring, a picture. */
export type ShapeItem = Common &
  Readonly<{ type: 'shape'; outline: 'rectangle' | 'ellipse' | 'diamond' | 'picture' | 'closed' }>

export type TextItem = Common &
  Readonly<{
    type: 'text'
    text: string
    fontSize: number
    /** The shape or arrow that the text belongs to. */
    containerId: string | null
    isTop: boolean
  }>

/** The end of a line: its position, whether it has a head, and what it is bound to. */
export type LineEnd = Readonly<{ at: Dot; head: boolean; boundId: string | null }>

/** An arrow, a plain line or a freehand stroke. */
export type PathItem = Common &
  Readonly<{
    type: 'path'
    drawn: 'arrow' | 'line' | 'freehand'
    dots: readonly Dot[]
    start: LineEnd
    end: LineEnd
    /** Drawn solid: the caller waits for an answer. */
    isSolid: boolean
    /** A crow's foot: a relation between tables. */
    isRelation: boolean
  }>

export type FrameItem = Common & Readonly<{ type: 'frame'; name: string }>

/** The parts of a board element that are needed to read it, whatever its source. */
export type Item = ShapeItem | TextItem | PathItem | FrameItem
