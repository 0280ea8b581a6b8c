import { isClosed } from './is-closed'
import type { FrameItem, Item, PathItem, ShapeItem, TextItem } from './item'
import { type Dot, type Rect, rectAround } from './rect'

const LONGEST_TEXT = 4_000
const MOST_DOTS = 4_000
/** Height of a line in font sizes. */
const LINE = 1.25
const FARTHEST = 1e7

const OUTLINES: Readonly<Record<string, ShapeItem['outline']>> = {
  rectangle: 'rectangle',
  ellipse: 'ellipse',
  diamond: 'diamond',
  image: 'picture',
  embeddable: 'picture',
  iframe: 'picture',
}

const MARKS = new Set(['bar', 'dot', 'circle', 'circle_outline', 'diamond', 'diamond_outline'])

type Source = Readonly<Record<string, unknown>>

/** An element as something to read; null for what is deleted, unknown or broken. */
export function readItem(value: unknown): Item | null {
  if (!isRecord(value) || value.isDeleted === true || typeof value.id !== 'string' || !value.id) return null
  const { type } = value
  if (type === 'arrow' || type === 'line' || type === 'freedraw') return readPath(value, type)
  const rect = readRect(value)
  if (!rect) return null
  if (type === 'text') return readText(value, rect)
  if (type === 'frame' || type === 'magicframe') {
    const frame: FrameItem = { ...common(value, rect), type: 'frame', name: stringOf(value.name) }
    return frame
  }
  const outline = typeof type === 'string' && Object.hasOwn(OUTLINES, type) ? OUTLINES[type] : undefined
  return outline ? { ...common(value, rect), type: 'shape', outline } : null
}

function common(value: Source, rect: Rect) {
  return {
    id: String(value.id),
    rect,
    groupIds: Array.isArray(value.groupIds) ? value.groupIds.filter((id) => typeof id === 'string') : [],
    frameId: typeof value.frameId === 'string' ? value.frameId : null,
    stated: isRecord(value.customData) ? stringOf(value.customData.kind) || null : null,
    color: stringOf(value.backgroundColor),
  }
}

function readText(value: Source, rect: Rect): TextItem | null {
  const written = stringOf(value.originalText).trim() ? stringOf(value.originalText) : stringOf(value.text)
  const text = written.trim()
  if (!text) return null
  const fontSize = Math.min(500, Math.max(4, numberOf(value.fontSize) ?? 20))
  const top = Math.min(rect.bottom, rect.top + emptyLines(written) * fontSize * LINE)
  return {
    ...common(value, { ...rect, top }),
    type: 'text',
    text: text.slice(0, LONGEST_TEXT),
    fontSize,
    containerId: typeof value.containerId === 'string' ? value.containerId : null,
    isTop: value.verticalAlign === 'top',
  }
}

/** Empty lines at the start move the text down. */
function emptyLines(written: string): number {
  const indent = written.length - written.trimStart().length
  return indent === 0 ? 0 : written.slice(0, indent).split('\n').length - 1
}

function readPath(value: Source, type: 'arrow' | 'line' | 'freedraw'): Item | null {
  const dots = readDots(value)
  const [first, last] = [dots[0], dots.at(-1)]
  if (!first || !last || dots.length < 2) return null
  const rect = rectAround(dots)
  const shared = common(value, rect)
  if (type !== 'arrow' && isClosed(dots, type === 'freedraw')) {
    const shape: ShapeItem = { ...shared, type: 'shape', outline: 'closed' }
    return shape
  }
  const [startHead, endHead] = headsOf(value.startArrowhead, value.endArrowhead)
  const path: PathItem = {
    ...shared,
    type: 'path',
    drawn: type === 'freedraw' ? 'freehand' : type,
    dots,
    start: { at: first, head: startHead, boundId: boundId(value.startBinding) },
    end: { at: last, head: endHead, boundId: boundId(value.endBinding) },
    isSolid: value.strokeStyle !== 'dashed' && value.strokeStyle !== 'dotted',
  }
  return path
}

function readDots(value: Source): Dot[] {
  const [x, y] = [numberOf(value.x), numberOf(value.y)]
  if (x === null || y === null || !Array.isArray(value.points)) return []
  const dots: Dot[] = []
  for (const point of value.points.slice(0, MOST_DOTS)) {
    if (!Array.isArray(point)) continue
    const [dx, dy] = [numberOf(point[0]), numberOf(point[1])]
    if (dx !== null && dy !== null) dots.push({ x: x + dx, y: y + dy })
  }
  const angle = numberOf(value.angle) ?? 0
  if (angle === 0 || dots.length === 0) return dots
  const { left, top, right, bottom } = rectAround(dots)
  const middle = { x: (left + right) / 2, y: (top + bottom) / 2 }
  return dots.map((dot) => turned(dot, middle, angle))
}

/** Where a turned element lies: the rectangle around its turned corners. */
function readRect(value: Source): Rect | null {
  const [x, y, width, height] = [value.x, value.y, value.width, value.height].map(numberOf)
  if (x == null || y == null || width == null || height == null) return null
  const plain = {
    left: Math.min(x, x + width),
    top: Math.min(y, y + height),
    right: Math.max(x, x + width),
    bottom: Math.max(y, y + height),
  }
  const angle = numberOf(value.angle) ?? 0
  if (angle === 0) return plain
  const middle = { x: (plain.left + plain.right) / 2, y: (plain.top + plain.bottom) / 2 }
  return rectAround(
    [
      { x: plain.left, y: plain.top },
      { x: plain.right, y: plain.top },
      { x: plain.right, y: plain.bottom },
      { x: plain.left, y: plain.bottom },
    ].map((corner) => turned(corner, middle, angle)),
  )
}

function turned({ x, y }: Dot, middle: Dot, angle: number): Dot {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  return {
    x: middle.x + (x - middle.x) * cos - (y - middle.y) * sin,
    y: middle.y + (x - middle.x) * sin + (y - middle.y) * cos,
  }
}

/** Arrows and triangles point. A dot or a bar points when it is the only mark; beside an arrow it is an origin. */
function headsOf(start: unknown, end: unknown): [start: boolean, end: boolean] {
  const points = (head: unknown) => head === 'arrow' || head === 'triangle' || head === 'triangle_outline'
  if (points(start) || points(end)) return [points(start), points(end)]
  const marks = (head: unknown) => typeof head === 'string' && MARKS.has(head)
  return marks(start) === marks(end) ? [false, false] : [marks(start), marks(end)]
}

function boundId(value: unknown): string | null {
  return isRecord(value) && typeof value.elementId === 'string' ? value.elementId : null
}

function numberOf(value: unknown): number | null {
  return typeof value === 'number' && Math.abs(value) <= FARTHEST ? value : null
}

function stringOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function isRecord(value: unknown): value is Source {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
