import type { ComponentKind } from '@/lib/framework/component-kinds'

/** The types of element that a shared board may have. Their order is part of the wire format: only append. */
export const ELEMENT_TYPES = [
  'rectangle',
  'ellipse',
  'diamond',
  'arrow',
  'line',
  'freedraw',
  'text',
  'image',
  'frame',
] as const

export type ElementType = (typeof ELEMENT_TYPES)[number]

export type PathPoint = readonly [number, number]

export type Binding = Readonly<{ elementId: string; focus: number; gap: number; fixedPoint?: PathPoint }>

export type Roundness = Readonly<{ type: number; value?: number }>

export type Crop = Readonly<{
  x: number
  y: number
  width: number
  height: number
  naturalWidth: number
  naturalHeight: number
}>

/** What the shape library stores in a shape: the kind of part that it represents. */
export type ShapeData = Readonly<{ kind: ComponentKind }>

export type FixedSegment = Readonly<{ start: PathPoint; end: PathPoint; index: number }>

/**
 * What the board stores of an Excalidraw element: every field of its type, always present, with lengths in board
 * pixels rounded to hundredths. Everything that can be derived is left out (see derive.ts): versions, `boundElements`,
 * the position of text bound to a shape, the size of elements made of points, whether an image has loaded.
 */
export type BoardElement = Readonly<{
  id: string
  type: ElementType
  isDeleted: boolean
  /** Order key: elements are stacked by (index, id). */
  index: string
  x: number
  y: number
  /** Radians. */
  angle: number
  strokeColor: string
  backgroundColor: string
  fillStyle: string
  strokeWidth: number
  strokeStyle: string
  roughness: number
  /** 0–100. */
  opacity: number
  roundness: Roundness | null
  seed: number
  groupIds: readonly string[]
  frameId: string | null
  link: string | null
  locked: boolean
}> &
  Partial<
    ShapeFields &
      TextFields &
      PointFields &
      LineFields &
      ArrowFields &
      StrokeFields &
      ImageFields &
      FrameFields &
      DrawnFields
  >

type ShapeFields = Readonly<{ width: number; height: number }>

type TextFields = Readonly<{
  /** The text as laid out: wrapped. */
  text: string
  /** The text as typed. */
  originalText: string
  fontSize: number
  fontFamily: number
  textAlign: string
  verticalAlign: string
  containerId: string | null
  autoResize: boolean
  /** A multiple of the font size. */
  lineHeight: number
}>

type PointFields = Readonly<{ /** Relative to x, y. */ points: readonly PathPoint[] }>

type LineFields = Readonly<{
  startBinding: Binding | null
  endBinding: Binding | null
  startArrowhead: string | null
  endArrowhead: string | null
}>

type ArrowFields = Readonly<{
  elbowed: boolean
  fixedSegments: readonly FixedSegment[] | null
  startIsSpecial: boolean | null
  endIsSpecial: boolean | null
}>

type StrokeFields = Readonly<{ pressures: readonly number[]; simulatePressure: boolean }>

type ImageFields = Readonly<{
  /** SHA-256 of the image's bytes, in hex. */
  fileId: string | null
  scale: PathPoint
  crop: Crop | null
}>

type FrameFields = Readonly<{ name: string | null }>

/** For every element that can represent a part. */
type DrawnFields = Readonly<{ customData: ShapeData | null }>

/** The fields that a patch may set. An element's id and type never change, and deletion has its own patches. */
export type Props = {
  -readonly [K in Exclude<keyof BoardElement, 'id' | 'type' | 'isDeleted'>]?: BoardElement[K]
}

export type FieldName = keyof Props

/** An element from a canvas or a file, before it is validated. */
export type LooseElement = Readonly<Record<string, unknown>>

/** Whether the geometry of this type is in `points`, so that its size follows from them. */
export function isMadeOfPoints(type: string): boolean {
  return type === 'arrow' || type === 'line' || type === 'freedraw'
}
