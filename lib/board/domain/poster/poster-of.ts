import type { BoardDoc } from '../doc'
import { sizeOfPoints } from '../element/derive'
import type { BoardElement } from '../element/element'
import { sceneParts } from '../scene'
import { svgPath, tipsOf } from './poster-paths'

/** The looks of what is drawn with a pen; lengths in board pixels, the path relative to where the shape lies. */
export type PosterPath = Readonly<{
  path: string
  /** Heads of an arrow: never dashed. */
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
  /** Where the lines hang, from the left edge of the text. */
  anchor: 'start' | 'middle' | 'end'
  /** Between the middles of two lines. */
  lineHeight: number
  /** It stands on an arrow, which leaves room for it. */
  isLabel: boolean
}>

export type PosterShape = Readonly<{
  id: string
  x: number
  y: number
  width: number
  height: number
  /** Degrees, about its middle. */
  turn: number
  /** 0 to 1. */
  opacity: number
  drawn?: PosterPath
  text?: PosterText
  /** A picture whose content is not shown. */
  isImage?: true
}>

/** A board as plain shapes: a picture that is there before the canvas is, and needs none. */
export type Poster = Readonly<{
  x: number
  y: number
  width: number
  height: number
  /** Bottom first. */
  shapes: readonly PosterShape[]
}>

/** Elements. A page would carry more than these for longer than the canvas takes to come. */
const MOST = 1_500

/** How much of an area hatching covers, about. */
const HATCHED = 0.45
const CLEAR = ['transparent', '#00000000', '#0000']

/** The poster of a board; null where there is nothing to see, or too much of it. */
export function posterOf(doc: Pick<BoardDoc, 'elements'>): Poster | null {
  const parts = sceneParts(doc)
  if (parts.length === 0 || parts.length > MOST) return null
  const shapes = parts.map(({ element, place }) => shapeOf({ ...element, ...place, ...sizeOf(element) }, doc))
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [index, { x, y, width, height }] of shapes.entries()) {
    const points = parts[index]?.element.points ?? []
    // A line may go to the left of where it begins, and up.
    const [toLeft, up] = ([0, 1] as const).map((axis) => Math.min(0, ...points.map((point) => point[axis])))
    left = Math.min(left, x + (toLeft ?? 0))
    top = Math.min(top, y + (up ?? 0))
    right = Math.max(right, x + (toLeft ?? 0) + width)
    bottom = Math.max(bottom, y + (up ?? 0) + height)
  }
  return { x: left, y: top, width: Math.max(1, right - left), height: Math.max(1, bottom - top), shapes }
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
    color: strokeColor,
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
    stroke: type === 'frame' ? '#bbb' : strokeColor,
    // What is drawn freely is as wide as a felt pen.
    strokeWidth: type === 'freedraw' ? strokeWidth * 3 : strokeWidth,
    dash:
      strokeStyle === 'dashed'
        ? `8 ${8 + strokeWidth}`
        : strokeStyle === 'dotted'
          ? `1.5 ${6 + strokeWidth}`
          : undefined,
    fill: isOpen ? 'none' : backgroundColor,
    fillOpacity: fillStyle === 'solid' ? 1 : HATCHED,
  }
}
