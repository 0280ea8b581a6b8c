import { isNote } from '../kinds/is-note'
import { kindOfName } from '../kinds/kind-of-name'
import { nameWords } from '../kinds/name-words'
import type { TextItem } from '../scene/item'
import { heightOf, widthOf } from '../scene/rect'
import type { SortedItems } from '../scene/sort-items'
import { placeCaptions } from './captions'
import type { Figure } from './figure'
import { isTitleOfLegend } from './legends'

const LONGEST_TITLE = 6

/** Assigns to figures the texts that name them, and returns the rest: labels of arrows, notes, free-standing names. */
export function nameFigures(
  figures: readonly Figure[],
  texts: readonly TextItem[],
  { hosts }: SortedItems,
): TextItem[] {
  const owners = new Map(figures.flatMap((figure) => figure.shapes.map(({ id }) => [id, figure] as const)))
  const around = new Map<TextItem, Figure | null>()
  const left = new Set<TextItem>()
  for (const text of texts) {
    const host = owners.get(hosts.get(text.id)?.id ?? '')
    if (host && host.children.length === 0) host.texts.push(text)
    else {
      around.set(text, host ?? null)
      left.add(text)
    }
  }
  for (const [figure, caption] of placeCaptions(figures, around)) {
    figure.texts.unshift(caption)
    left.delete(caption)
  }
  const within = new Map<Figure, TextItem[]>()
  for (const [text, host] of around)
    if (host && left.has(text)) within.set(host, [...(within.get(host) ?? []), text])
  for (const [figure, inside] of within) {
    const title = titleOf(figure, inside)
    if (!title) continue
    figure.texts.push(title)
    left.delete(title)
  }
  return [...left]
}

/** The title of an enclosing box without a text of its own: short, near the top edge, or else near the bottom. */
function titleOf({ texts, rect }: Figure, inside: readonly TextItem[]): TextItem | null {
  if (texts.length > 0) return null
  const short = inside.filter(
    ({ text }) => nameWords(text).length <= LONGEST_TITLE && (!isNote(text) || isTitleOfLegend(text)),
  )
  const band = Math.max(40, 0.2 * heightOf(rect))
  const top = short.filter((text) => text.rect.top - rect.top <= band)
  const bottom = short.filter((text) => rect.bottom - text.rect.bottom <= Math.min(60, band))
  const rank = (text: TextItem) =>
    text.rect.top -
    rect.top +
    0.05 * (text.rect.left - rect.left) -
    text.fontSize -
    (kindOfName(text.text) ? 10 : 0)
  const best = (list: readonly TextItem[]) => list.toSorted((a, b) => rank(a) - rank(b))[0]
  return best(top) ?? (widthOf(rect) > 0 ? best(bottom) : null) ?? null
}
