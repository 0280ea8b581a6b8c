import { isNote } from '../kinds/is-note'
import { kindOfName } from '../kinds/kind-of-name'
import { nameWords } from '../kinds/name-words'
import { RectGrid } from '../scene/grid'
import type { TextItem } from '../scene/item'
import { centreOf, heightOf, type Rect, shared, widthOf } from '../scene/rect'
import type { Figure } from './figure'

const MOST_WORDS = 8
const MOST_LINES = 4
/** Maximum distance of a caption from its figure. */
const REACH = 40
/** Only a figure up to this size can be named from its side. */
const SIDE = 130

/**
 * Assigns texts above or below figures without a text of their own, closest pairs first. A box that contains only a
 * list may also have its name above it.
 */
export function placeCaptions(
  figures: readonly Figure[],
  around: ReadonlyMap<TextItem, Figure | null>,
): Map<Figure, TextItem> {
  const texts = [...around].filter(([text]) => mayName(text))
  const grid = new RectGrid(texts, ([{ rect }]) => rect)
  const pairs: { figure: Figure; text: TextItem; cost: number }[] = []
  for (const figure of figures) {
    if (figure.frame) continue
    const named = figure.texts.length > 0
    if (named && figure.texts.some(({ containerId }) => containerId !== null)) continue
    for (const [text, host] of grid.near(figure.rect, REACH)) {
      if ((figure.parent?.frame ? null : figure.parent) !== host) continue
      const cost = named ? costAbove(figure, text) : costOf(figure.rect, text)
      if (cost !== null) pairs.push({ figure, text, cost: named ? cost + REACH : cost })
    }
  }
  pairs.sort((a, b) => a.cost - b.cost || a.figure.order - b.figure.order)
  const captions = new Map<Figure, TextItem>()
  const used = new Set<TextItem>()
  for (const { figure, text } of pairs) {
    if (captions.has(figure) || used.has(text)) continue
    captions.set(figure, text)
    used.add(text)
  }
  return captions
}

function mayName({ text }: TextItem): boolean {
  return nameWords(text).length <= MOST_WORDS && text.split('\n').length <= MOST_LINES && !isNote(text)
}

/** How unlikely it is that a text names the figure next to it; null if it does not. */
function costOf(rect: Rect, { rect: text, fontSize }: TextItem): number | null {
  const overlap = shared(rect.left, rect.right, text.left, text.right)
  if (overlap >= 0.6 * Math.min(widthOf(rect), widthOf(text))) {
    const off = Math.abs(centreOf(rect).x - centreOf(text).x)
    const aside = Math.min(off, Math.abs(rect.left - text.left))
    for (const [gap, extra] of [
      [text.top - rect.bottom, 0],
      [rect.top - text.bottom, 2],
    ] as const)
      if (gap >= -0.8 * fontSize && gap <= Math.min(REACH, Math.max(28, 1.6 * fontSize)))
        return Math.abs(gap) + 0.3 * aside + extra
  }
  if (Math.max(widthOf(rect), heightOf(rect)) > SIDE) return null
  const gap = Math.max(text.left - rect.right, rect.left - text.right)
  const level = Math.abs(centreOf(rect).y - centreOf(text).y)
  return gap >= -4 && gap <= 20 && level <= 0.4 * heightOf(rect) ? gap + level + 20 : null
}

/**
 * The same for a box with a text directly above it, which must not be smaller, and must be clearly larger or tell a
 * kind.
 */
function costAbove({ rect, texts }: Figure, { rect: text, fontSize, text: words }: TextItem): number | null {
  if (texts.some((inner) => inner.fontSize > fontSize * 1.05)) return null
  const larger = texts.every((inner) => inner.fontSize * 1.2 <= fontSize)
  if (!larger && !kindOfName(words)?.firm) return null
  const gap = rect.top - text.bottom
  const off = Math.abs(centreOf(rect).x - centreOf(text).x)
  return gap >= -0.5 * fontSize && gap <= fontSize && off <= 0.25 * widthOf(rect) ? gap + 0.3 * off : null
}
