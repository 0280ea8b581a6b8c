import { RectGrid } from '../scene/grid'
import { centreOf, heightOf, type Rect, shareInside, widthOf } from '../scene/rect'
import { absorb, type Figure } from './figure'

/** Merges ungrouped shapes that are still one thing: the lids of a cylinder, copies in a stack. */
export function mergeFigures(figures: readonly Figure[]): Figure[] {
  const grid = new RectGrid(
    figures.filter(({ frame }) => !frame),
    ({ rect }) => rect,
  )
  const gone = new Set<Figure>()
  for (const figure of figures) {
    if (figure.frame || gone.has(figure)) continue
    for (const other of grid.near(figure.rect, 2)) {
      if (other === figure || gone.has(other)) continue
      if (isLid(other, figure)) absorb(figure, other)
      else if (isCopy(other, figure) && keepsName(figure, other)) {
        absorb(figure, other)
        figure.copies += other.copies
      } else continue
      gone.add(other)
    }
  }
  return figures.filter((figure) => !gone.has(figure))
}

const near = (a: number, b: number, by: number) => Math.abs(a - b) <= by

/**
 * An ellipse on the upper or lower edge of a box of the same width, or on the side of one of the same height: a
 * cylinder's end.
 */
function isLid(lid: Figure, body: Figure): boolean {
  const [end, shape] = [lid.shapes[0], body.shapes[0]]
  if (!end || !shape || lid.shapes.length > 1 || lid.strokes.length > 0 || lid.texts.length > 0) return false
  if (end.outline !== 'ellipse' || (shape.outline !== 'rectangle' && shape.outline !== 'closed')) return false
  return isEndOf(end.rect, shape.rect) || isEndOf(flipped(end.rect), flipped(shape.rect))
}

function isEndOf(end: Rect, body: Rect): boolean {
  const [width, height] = [widthOf(body), heightOf(body)]
  if (!near(widthOf(end), width, 0.15 * width) || heightOf(end) > 0.6 * height) return false
  if (!near(centreOf(end).x, centreOf(body).x, 0.1 * width)) return false
  const middle = centreOf(end).y
  return Math.min(Math.abs(middle - body.top), Math.abs(middle - body.bottom)) <= 0.75 * heightOf(end)
}

function flipped({ left, top, right, bottom }: Rect): Rect {
  return { left: top, top: left, right: bottom, bottom: right }
}

/** The same shape again, slightly offset: several of one thing. */
function isCopy(copy: Figure, of: Figure): boolean {
  const [a, b] = [copy.shapes[0], of.shapes[0]]
  if (!a || !b || copy.strokes.length > 0 || copy.shapes.length > 1) return false
  if (a.outline !== b.outline || a.outline === 'closed') return false
  const [width, height] = [widthOf(b.rect), heightOf(b.rect)]
  if (!near(widthOf(a.rect), width, 0.08 * width) || !near(heightOf(a.rect), height, 0.08 * height))
    return false
  return shareInside(a.rect, b.rect) >= 0.4 || shareInside(a.rect, of.rect) >= 0.6
}

/** A stack has one name, or the same name on each copy. */
function keepsName(a: Figure, b: Figure): boolean {
  const [first, second] = [a, b].map(({ texts }) =>
    texts.map(({ text }) => text.trim().toLowerCase()).join(' '),
  )
  return !first || !second || first === second
}
