import type { BoardDoc } from '../doc'
import { sizeOfPoints } from '../element/derive'
import type { BoardElement } from '../element/element'
import { type ScenePart, sceneParts } from '../scene'
import { svgPath, tipsOf } from './poster-paths'

/** The style of anything drawn with a pen; lengths in board pixels, the path relative to the shape's position. */
export type PosterPath = Readonly<{
  path: string
  /** Arrowheads: never dashed. */
  tips: string
  stroke: string
  strokeWidth: number
  dash: string | undefined
  fill: string
  fillOpacity: number
}>

export type PosterText = Readonly<{
  lines: readonly string[]
  color: string
  fontSize: number
  fontFamily: number
  /** How the lines are aligned, from the left edge of the text. */
  anchor: 'start' | 'middle' | 'end'
  /** Distance between the middles of two lines. */
  lineHeight: number
  /** Its arrow leaves a gap for it. */
  isLabel: boolean
}>

export type PosterShape = Readonly<{
  id: string
  x: number
  y: number
  width: number
  height: number
  /** Degrees, about its centre. */
  turn: number
  /** 0 to 1. */
  opacity: number
  drawn?: PosterPath
  text?: PosterText
  /** An image whose content is not shown. */
  isImage?: true
}>

/** A board as plain shapes: a picture that is shown before the canvas, and without it. */
export type Poster = Readonly<{
  x: number
  y: number
  width: number
  height: number
  /** Bottom first. */
  shapes: readonly PosterShape[]
}>

/** Maximum number of elements, and of the lines of text and points of paths in all of them. More would delay the page. */
const MOST = { elements: 1_500, pieces: 20_000 }

/** The approximate share of an area that hatching covers. */
const HATCHED = 0.45
const CLEAR = ['transparent', '#00000000', '#0000']

/** The poster of a board; null if there is nothing to see, or too much. */
export function posterOf(doc: Pick<BoardDoc, 'elements'>): Poster | null {
  const parts = sceneParts(doc)
  if (parts.length === 0 || parts.length > MOST.elements || hasTooManyPieces(parts)) return null
  const shapes = parts.map(({ element, place }) => shapeOf({ ...element, ...place, ...sizeOf(element) }, doc))
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [index, { x, y, width, height }] of shapes.entries()) {
    // A line may extend to the left of its start, and above it.
    const [toLeft, up] = [0, 1].map((axis) =>
      (parts[index]?.element.points ?? []).reduce((least, point) => Math.min(least, point[axis] ?? 0), 0),
    ) as [number, number]
    left = Math.min(left, x + toLeft)
    top = Math.min(top, y + up)
    right = Math.max(right, x + toLeft + width)
    bottom = Math.max(bottom, y + up + height)
  }
  return { x: left, y: top, width: Math.max(1, right - left), height: Math.max(1, bottom - top), shapes }
}

/** Whether the texts have too many lines, or the paths too many points. Stops counting when they do. */
function hasTooManyPieces(parts: readonly ScenePart[]): boolean {
  let pieces = 0
  for (const { element } of parts) {
    pieces += element.points?.length ?? 0
    const { text = '' } = element
    for (let at = text.indexOf('\n'); at !== -1 && pieces <= MOST.pieces; at = text.indexOf('\n', at + 1))
      pieces++
    if (pieces > MOST.pieces) return true
  }
  return false
}

function sizeOf({ width = 0, height = 0, points }: BoardElement): { width: number; height: number } {
  return points ? sizeOfPoints(points) : { width, height }
}

function shapeOf(element: BoardElement, { elements }: Pick<BoardDoc, 'elements'>): PosterShape {
  const { id, type, x, y, width = 0, height = 0, angle, opacity } = element
  const place = { id, x, y, width, height, turn: (angle * 180) / Math.PI, opacity: opacity / 100 }
  if (type === 'text')
    return { ...place, text: textOf(element, elements.get(element.containerId ?? '')?.type === 'arrow') }
  if (type === 'image') return { ...place, isImage: true }
  return { ...place, drawn: drawnOf(element) }
}

function textOf(element: BoardElement, isLabel: boolean): PosterText {
  const { text = '', strokeColor, fontSize = 20, fontFamily = 5, textAlign, lineHeight = 1.25 } = element
  const anchor = textAlign === 'center' ? 'middle' : textAlign === 'right' ? 'end' : 'start'
  return {
    lines: text.split('\n'),
    color: colorOf(strokeColor),
    ...{ fontSize, fontFamily, anchor, isLabel },
    lineHeight: fontSize * lineHeight,
  }
}

function drawnOf(element: BoardElement): PosterPath {
  const { type, strokeColor, strokeWidth, strokeStyle, backgroundColor, fillStyle } = element
  const isOpen = type === 'arrow' || type === 'frame' || CLEAR.includes(backgroundColor)
  return {
    path: svgPath(element),
    tips: type === 'arrow' ? tipsOf(element) : '',
    stroke: type === 'frame' ? '#bbb' : colorOf(strokeColor),
    // Freehand strokes are as wide as a felt pen.
    strokeWidth: type === 'freedraw' ? strokeWidth * 3 : strokeWidth,
    dash:
      strokeStyle === 'dashed'
        ? `8 ${8 + strokeWidth}`
        : strokeStyle === 'dotted'
          ? `1.5 ${6 + strokeWidth}`
          : undefined,
    fill: isOpen ? 'none' : colorOf(backgroundColor),
    fillOpacity: fillStyle === 'solid' ? 1 : HATCHED,
  }
}

/** A color alone: nothing that refers to another document. */
function colorOf(color: string): string {
  return color.includes('(') && !/^(?:rgb|hsl)a?\(/.test(color) ? 'none' : color
}
