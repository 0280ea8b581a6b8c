import type { Figure } from '../figures/figure'
import { labelOf } from '../figures/label-of'
import { kindOfName } from '../kinds/kind-of-name'
import { sizeOf } from '../scene/rect'

/** A wireframe has at least that many widgets. */
const WIDGETS = 3
/** Widgets differ in size; parts are drawn alike. */
const DIFFERENT = 2.5

/** Whether a figure lies where widgets of a wireframe do: in a frame, or in a box of things that nobody knows as parts. */
export function isInMockup({ parent }: Figure): boolean {
  return parent !== null && (parent.frame !== null || holdsWidgets(parent))
}

/**
 * Whether a box is a wireframe: it has no title, its members are no known parts and differ in size, and no line leads to
 * any of them.
 * @param reached what lines lead to
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

/** Each child of a box and each line to it asks for the same. */
const KNOWN_BOXES = new WeakMap<Figure, boolean>()

/** Once figures lie in each other for good. */
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
