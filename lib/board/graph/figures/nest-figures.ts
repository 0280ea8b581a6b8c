import { RectGrid } from '../scene/grid'
import { centreOf, shareInside, sizeOf } from '../scene/rect'
import type { Figure } from './figure'

/** Finds the smallest box or frame around each figure. */
export function nestFigures(figures: readonly Figure[]): void {
  const outer = figures.filter(isEnclosure)
  const grid = new RectGrid(outer, ({ rect }) => rect)
  for (const figure of figures) {
    const size = sizeOf(figure.rect)
    for (const other of grid.nearDot(centreOf(figure.rect))) {
      if (other === figure || sizeOf(other.rect) < 1.2 * size) continue
      if (shareInside(figure.rect, other.rect) < 0.9) continue
      if (!figure.parent || sizeOf(other.rect) < sizeOf(figure.parent.rect)) figure.parent = other
    }
  }
  for (const figure of figures) figure.parent?.children.push(figure)
}

/** A frame, or a figure whose outline is a single shape. */
function isEnclosure({ frame, shapes, rect }: Figure): boolean {
  return frame !== null || shapes.some((shape) => sizeOf(shape.rect) >= 0.9 * sizeOf(rect))
}
