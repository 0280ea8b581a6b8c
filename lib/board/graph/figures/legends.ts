import { nameWords } from '../kinds/name-words'
import { VOCABULARY } from '../kinds/vocabulary'
import type { PathItem } from '../scene/item'
import { heightOf, type Rect, shareInside, widthOf } from '../scene/rect'
import type { Figure } from './figure'

/** Maximum size of a swatch, in pixels. */
const WIDEST = 120
const HIGHEST = 60
/** Maximum gap between swatches of one column, in multiples of their height. */
const APART = 3

/**
 * Marks the contents of a box or frame with the title "Legend", and columns of small shapes with words at their side.
 */
export function markLegends(figures: readonly Figure[]): void {
  for (const figure of figures) if (isLegend(figure)) markAll(figure)
  const swatches = figures.filter(hasWordsAside).sort((a, b) => a.rect.top - b.rect.top)
  for (const [index, swatch] of swatches.entries())
    for (const other of swatches.slice(index + 1)) {
      if (other.rect.top - swatch.rect.top > APART * heightOf(swatch.rect)) break
      if (isBelow(other, swatch)) swatch.isSwatch = other.isSwatch = true
    }
}

/** The lines that are not examples in a legend. */
export function outsideLegends(paths: readonly PathItem[], figures: readonly Figure[]): PathItem[] {
  const legends = figures.filter(isLegend).map(({ rect }) => rect)
  if (legends.length === 0) return [...paths]
  return paths.filter(({ rect }) => !legends.some((legend) => shareInside(rect, legend) > 0.9))
}

function isLegend({ texts, frame, children }: Figure): boolean {
  if (children.length === 0) return false
  const title = frame ? frame.name : (texts[0]?.text ?? '')
  return isTitleOfLegend(title)
}

export function isTitleOfLegend(title: string): boolean {
  return VOCABULARY.legends.has(nameWords(title).join(' '))
}

function markAll(legend: Figure): void {
  const todo = [legend]
  for (let figure = todo.pop(); figure; figure = todo.pop()) {
    if (figure.isNote) continue
    figure.isNote = true
    todo.push(...figure.children)
  }
}

function hasWordsAside({ rect, texts, frame, children }: Figure): boolean {
  const [words] = texts
  if (!words || texts.length > 1 || frame || children.length > 0) return false
  return widthOf(rect) <= WIDEST && heightOf(rect) <= HIGHEST && words.rect.left >= rect.right - 4
}

function isBelow({ rect }: Figure, { rect: above }: Figure): boolean {
  return Math.abs(rect.left - above.left) <= 6 && isAlike(rect, above) && rect.top >= above.bottom - 4
}

function isAlike(a: Rect, b: Rect): boolean {
  const near = (one: number, other: number) => Math.abs(one - other) <= 0.2 * Math.max(one, other)
  return near(widthOf(a), widthOf(b)) && near(heightOf(a), heightOf(b))
}
