import type { Figure } from '../figures/figure'
import { labelOf } from '../figures/label-of'
import { kindOfName } from '../kinds/kind-of-name'
import { sizeOf } from '../scene/rect'

/** A wireframe has at least this many widgets. */
const WIDGETS = 3
/** Widgets differ in size; parts are drawn at similar sizes. */
const DIFFERENT = 2.5

/**
 * Whether a figure is where a wireframe's widgets would be: in a frame, or in a box of things not recognised as parts.
 */
export function isInMockup({ parent }: Figure): boolean {
  return parent !== null && (parent.frame !== null || holdsWidgets(parent))
}

/**
 * Whether a box is a wireframe: it has no title, its members are not known parts and differ in size, and no line leads
 * to any of them.
 * @param reached the figures that lines lead to
 */
export function isMockup(figure: Figure, reached: ReadonlySet<Figure>): boolean {
  if (figure.frame || !holdsWidgets(figure)) return false
  let [least, most] = [Infinity, 0]
  for (const { rect } of figure.children) {
    least = Math.min(least, Math.max(1, sizeOf(rect)))
    most = Math.max(most, Math.max(1, sizeOf(rect)))
  }
  return most > DIFFERENT * least && !figure.children.some((child) => reached.has(child))
}

/** Cached: each child of a box, and each line to it, asks the same question. */
const KNOWN_BOXES = new WeakMap<Figure, boolean>()

/** Call it only once the nesting of figures is final. */
function holdsWidgets(figure: Figure): boolean {
  const before = KNOWN_BOXES.get(figure)
  if (before !== undefined) return before
  const { texts, children } = figure
  const holds =
    texts.length === 0 && children.length >= WIDGETS && children.filter(isKnown).length < children.length / 2
  KNOWN_BOXES.set(figure, holds)
  return holds
}

function isKnown(figure: Figure): boolean {
  return (
    figure.shapes.some(({ stated }) => stated !== null) || kindOfName(labelOf(figure).text)?.firm === true
  )
}
