import { isClosed } from './is-closed'
import type { Item, ShapeItem, TextItem } from './item'
import { type Dot, type Rect, rectAround } from './rect'

const LONGEST_TEXT = 4_000
const MOST_DOTS = 4_000
/** Line height as a multiple of the font size. */
const LINE = 1.25
const FARTHEST = 1e7

const OUTLINES: ReadonlyMap<string, ShapeItem['outline']> = new Map([
  ['rectangle', 'rectangle'],
  ['ellipse', 'ellipse'],
  ['diamond', 'diamond'],
  ['image', 'picture'],
  ['embeddable', 'picture'],
  ['iframe', 'picture'],
])

const MARKS = new Set(['bar', 'dot', 'circle', 'circle_outline', 'diamond', 'diamond_outline'])

type Source = Readonly<Record<string, unknown>>

/** An element as something to read; null if it is deleted, unknown or broken. */
export function readItem(value: unknown): Item | null {
  if (!isRecord(value) || value.isDeleted === true || typeof value.id !== 'string' || !value.id) return null
  const { type } = value
  if (type === 'arrow' || type === 'line' || type === 'freedraw') return readPath(value, type)
  const rect = readRect(value)
  if (!rect) return null
  if (type === 'text') return readText(value, rect)
  if (type === 'frame' || type === 'magicframe') {
    return {
      id: stringOf(value.id),
      rect,
      groupIds: groupIdsOf(value.groupIds),
      frameId: idOrNull(value.frameId),
      stated: statedIn(value.customData),
      color: stringOf(value.backgroundColor),
      type: 'frame',
      name: stringOf(value.name),
    }
  }
  const outline = typeof type === 'string' ? OUTLINES.get(type) : undefined
  return outline ? readShape(value, rect, outline) : null
}

// Items are written out field by field and in one order: copying their common fields with a spread took as long as the
// rest of reading them, and slowed down everything that uses them later.

function readShape(value: Source, rect: Rect, outline: ShapeItem['outline']): ShapeItem {
  return {
    id: stringOf(value.id),
    rect,
    groupIds: groupIdsOf(value.groupIds),
    frameId: idOrNull(value.frameId),
    stated: statedIn(value.customData),
    color: stringOf(value.backgroundColor),
    type: 'shape',
    outline,
  }
}

function readText(value: Source, rect: Rect): TextItem | null {
  const written = stringOf(value.originalText).trim() ? stringOf(value.originalText) : stringOf(value.text)
  const text = written.trim()
  if (!text) return null
  const fontSize = Math.min(500, Math.max(4, numberOf(value.fontSize) ?? 20))
  const { left, right, bottom } = rect
  const top = Math.min(bottom, rect.top + emptyLines(written) * fontSize * LINE)
  return {
    id: stringOf(value.id),
    rect: { left, top, right, bottom },
    groupIds: groupIdsOf(value.groupIds),
    frameId: idOrNull(value.frameId),
    stated: statedIn(value.customData),
    color: stringOf(value.backgroundColor),
    type: 'text',
    text: text.slice(0, LONGEST_TEXT),
    fontSize,
    containerId: idOrNull(value.containerId),
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
  if (type !== 'arrow' && isClosed(dots, type === 'freedraw')) return readShape(value, rect, 'closed')
  const [startHead, endHead] = headsOf(value.startArrowhead, value.endArrowhead)
  return {
    id: stringOf(value.id),
    rect,
    groupIds: groupIdsOf(value.groupIds),
    frameId: idOrNull(value.frameId),
    stated: statedIn(value.customData),
    color: stringOf(value.backgroundColor),
    type: 'path',
    drawn: type === 'freedraw' ? 'freehand' : type,
    dots,
    start: { at: first, head: startHead, boundId: boundId(value.startBinding) },
    end: { at: last, head: endHead, boundId: boundId(value.endBinding) },
    isSolid: value.strokeStyle !== 'dashed' && value.strokeStyle !== 'dotted',
    isRelation: isCrowsFoot(value.startArrowhead) || isCrowsFoot(value.endArrowhead),
  }
}

function readDots(value: Source): Dot[] {
  const x = numberOf(value.x)
  const y = numberOf(value.y)
  const points: unknown = value.points
  if (x === null || y === null || !Array.isArray(points)) return []
  const dots: Dot[] = []
  const count = Math.min(points.length, MOST_DOTS)
  for (let index = 0; index < count; index++) {
    const point: unknown = points[index]
    if (!Array.isArray(point)) continue
    const dx = numberOf(point[0])
    const dy = numberOf(point[1])
    if (dx !== null && dy !== null) dots.push({ x: x + dx, y: y + dy })
  }
  const angle = numberOf(value.angle) ?? 0
  if (angle === 0 || dots.length === 0) return dots
  const { left, top, right, bottom } = rectAround(dots)
  const middle = { x: (left + right) / 2, y: (top + bottom) / 2 }
  return dots.map((dot) => turned(dot, middle, angle))
}

/** The bounding box of a rotated element. */
function readRect(value: Source): Rect | null {
  const x = numberOf(value.x)
  const y = numberOf(value.y)
  const width = numberOf(value.width)
  const height = numberOf(value.height)
  if (x === null || y === null || width === null || height === null) return null
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

/** Arrows and triangles point. A dot or a bar points if it is the only mark; opposite an arrow it marks the origin. */
function headsOf(start: unknown, end: unknown): [start: boolean, end: boolean] {
  if (isPoint(start) || isPoint(end)) return [isPoint(start), isPoint(end)]
  return isMark(start) === isMark(end) ? [false, false] : [isMark(start), isMark(end)]
}

function isPoint(head: unknown): boolean {
  return head === 'arrow' || head === 'triangle' || head === 'triangle_outline'
}

function isCrowsFoot(head: unknown): boolean {
  return typeof head === 'string' && head.startsWith('crowfoot')
}

function isMark(head: unknown): boolean {
  return typeof head === 'string' && MARKS.has(head)
}

function boundId(value: unknown): string | null {
  return isRecord(value) ? idOrNull(value.elementId) : null
}

function idOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

const NO_GROUPS: readonly string[] = []

function groupIdsOf(value: unknown): readonly string[] {
  if (!Array.isArray(value) || value.length === 0) return NO_GROUPS
  return value.every((id) => typeof id === 'string') ? value : value.filter((id) => typeof id === 'string')
}

function statedIn(customData: unknown): string | null {
  return isRecord(customData) ? stringOf(customData.kind) || null : null
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
