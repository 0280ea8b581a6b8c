import type { Item, PathItem, ShapeItem, TextItem } from '../scene/item'
import { type Rect, union } from '../scene/rect'

/**
 * What a reader sees as one thing: a box, an icon of many parts, a stack of copies, a frame. Filled in step by step
 * while a board is read.
 */
export type Figure = {
  /** Position in reading order, which is the order of the elements. */
  readonly order: number
  shapes: ShapeItem[]
  /** Lines that are part of an icon. */
  strokes: PathItem[]
  /** Its texts: bound to it, on it, or grouped with it; later also captions. */
  texts: TextItem[]
  rect: Rect
  /** How many times it is drawn in a stack. */
  copies: number
  parent: Figure | null
  children: Figure[]
  readonly frame: { id: string; name: string } | null
  /** A line with messages hangs from it: it is a participant in a sequence diagram. */
  hasLifeline: boolean
  /** An entry of a legend, or a table with relations to others: to be read as a note. */
  isNote: boolean
  /** One of several small shapes in a column, each with words beside it: possibly a legend. */
  isSwatch: boolean
}

export function newFigure(
  order: number,
  parts: { shapes?: ShapeItem[]; strokes?: PathItem[]; texts?: TextItem[] },
  frame: { id: string; name: string; rect: Rect } | null = null,
): Figure {
  const { shapes = [], strokes = [], texts = [] } = parts
  const drawn = [...shapes, ...strokes]
  return {
    order,
    shapes,
    strokes,
    texts,
    rect: frame?.rect ?? union((drawn.length > 0 ? drawn : texts).map(({ rect }) => rect)),
    copies: 1,
    parent: null,
    children: [],
    frame,
    hasLifeline: false,
    isNote: false,
    isSwatch: false,
  }
}

/** Merges one figure into another. */
export function absorb(into: Figure, other: Figure): void {
  into.shapes.push(...other.shapes)
  into.strokes.push(...other.strokes)
  into.texts.push(...other.texts)
  into.rect = union([into.rect, other.rect])
}

export function itemsOf(figure: Figure): Item[] {
  return [...figure.shapes, ...figure.strokes, ...figure.texts]
}

const BADGE = 48
const STEP = /^(?:\d{1,2}|[a-z])[.):]?$/i

/** A small shape with a number or a letter, which marks a step in a sequence. */
export function isBadge({ shapes, strokes, texts, rect, children }: Figure): boolean {
  if (shapes.length !== 1 || strokes.length > 0 || texts.length !== 1 || children.length > 0) return false
  return (
    Math.max(rect.right - rect.left, rect.bottom - rect.top) <= BADGE &&
    STEP.test(texts[0]?.text.trim() ?? '')
  )
}

/** Whether one figure is inside another, at any depth. */
export function isInside(figure: Figure, container: Figure): boolean {
  const seen = new Set<Figure>()
  for (let at = figure.parent; at && !seen.has(at); at = at.parent) {
    if (at === container) return true
    seen.add(at)
  }
  return false
}
