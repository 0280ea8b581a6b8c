import type { ComponentKind } from '@/lib/framework/component-kinds'
import type { Figure } from '../figures/figure'
import type { ShapeItem } from '../scene/item'
import { centreOf, heightOf, type Rect, widthOf } from '../scene/rect'

const near = (a: number, b: number, by: number) => Math.abs(a - b) <= by

/** The kind that a shape shows whatever is written on it: a cylinder, a pipe, a person, a row of cells. */
export function kindOfShape(figure: Figure): ComponentKind | null {
  if (figure.shapes.length + figure.strokes.length < 2) return null
  if (isCylinder(figure, figure.rect, (rect) => rect)) return 'relational db'
  if (isCylinder(figure, turned(figure.rect), turned)) return 'queue'
  if (isPerson(figure)) return 'client'
  return isRow(figure) ? 'queue' : null
}

/** A flat ellipse across the top of something taller. */
function isCylinder({ shapes, copies }: Figure, rect: Rect, view: (rect: Rect) => Rect): boolean {
  if (copies > 1 && shapes.length <= copies) return false
  const [width, height] = [widthOf(rect), heightOf(rect)]
  return shapes.some(({ outline, rect: own }) => {
    const lid = view(own)
    if (outline !== 'ellipse' || heightOf(lid) > 0.6 * height || heightOf(lid) > 0.75 * widthOf(lid))
      return false
    return near(widthOf(lid), width, 0.2 * width) && lid.top - rect.top <= 0.15 * height
  })
}

function turned({ left, top, right, bottom }: Rect): Rect {
  return { left: top, top: left, right: bottom, bottom: right }
}

/** A round head above a body. */
function isPerson({ shapes, strokes, rect }: Figure): boolean {
  if (heightOf(rect) < 0.8 * widthOf(rect) && shapes.length < 4) return false
  const round = shapes.filter(
    ({ outline, rect: own }) =>
      outline === 'ellipse' && near(widthOf(own), heightOf(own), 0.3 * widthOf(own)),
  )
  return round.some((head) => {
    if (heightOf(head.rect) > 0.6 * heightOf(rect) || head.rect.top - rect.top > 0.3 * heightOf(rect))
      return false
    const { x } = centreOf(head.rect)
    const below = [...shapes, ...strokes].filter(
      (part) =>
        part !== head &&
        part.rect.bottom > head.rect.bottom &&
        part.rect.left <= x &&
        part.rect.right >= x &&
        part.rect.top >= head.rect.top + 0.3 * heightOf(head.rect),
    )
    return below.some((part) => !('outline' in part) || part.outline !== 'rectangle')
  })
}

/** Three or more equal cells side by side. */
function isRow({ shapes, copies }: Figure): boolean {
  if (copies > 1) return false
  const cells = shapes.filter(({ outline }) => outline === 'rectangle')
  return cells.some((cell) => cells.filter((other) => isLike(cell, other)).length >= 3)
}

function isLike({ rect: a }: ShapeItem, { rect: b }: ShapeItem): boolean {
  const [width, height] = [widthOf(a), heightOf(a)]
  if (!near(widthOf(b), width, 0.1 * width) || !near(heightOf(b), height, 0.1 * height)) return false
  return (
    near(a.top, b.top, 0.1 * height) &&
    near((b.left - a.left) / width, Math.round((b.left - a.left) / width), 0.15)
  )
}
