import { sizeOf } from '../scene/rect'
import { absorb, type Figure } from './figure'

/**
 * Joins nested boxes that are one thing: a picture on a box that has the name, a frame around a single box. The
 * remaining enclosures contain several named things.
 */
export function joinFigures(figures: readonly Figure[]): Figure[] {
  const gone = new Set<Figure>()
  const bySize = figures.toSorted((a, b) => sizeOf(a.rect) - sizeOf(b.rect))
  for (const figure of bySize) {
    if (figure.frame || figure.children.length === 0) continue
    const named = figure.children.filter(isNamed)
    if (named.length > 1 || (named.length === 1 && figure.texts.length > 0)) continue
    for (const child of figure.children) {
      absorb(figure, child)
      gone.add(child)
    }
    const inner = figure.children.flatMap((child) => child.children)
    for (const child of inner) child.parent = figure
    figure.children = inner
  }
  return figures.filter((figure) => !gone.has(figure))
}

function isNamed({ texts, children }: Figure): boolean {
  return texts.length > 0 || children.length > 0
}
