import { nameWords } from '../kinds/name-words'
import type { TextItem } from '../scene/item'
import { centreOf, distanceToSegment, heightOf } from '../scene/rect'
import type { SortedItems } from '../scene/sort-items'
import { type Connector, segmentGrid } from './connector'

const MOST_WORDS = 10
const MOST_LINES = 4
/** How far words may be from their line, beyond half their own height. */
const BESIDE = 22

/** Assigns to lines the words bound to them and the free words beside them. Returns the texts that are left. */
export function labelConnectors(
  connectors: readonly Connector[],
  texts: readonly TextItem[],
  { boundTexts }: SortedItems,
): TextItem[] {
  for (const { path, labels } of connectors)
    for (const text of boundTexts.get(path.id) ?? []) labels.push(text)
  if (texts.length === 0) return []
  const grid = segmentGrid(connectors)
  return texts.filter((text) => {
    if (nameWords(text.text).length > MOST_WORDS || text.text.split('\n').length > MOST_LINES) return true
    const middle = centreOf(text.rect)
    const reach = BESIDE + heightOf(text.rect) / 2
    let [best, least] = [null as Connector | null, Infinity]
    for (const { connector, from, to } of grid.near(text.rect, BESIDE)) {
      // The words of vertical lines are at their side: use the nearest edge of the words.
      const clamped = {
        x: Math.min(text.rect.right, Math.max(text.rect.left, (from.x + to.x) / 2)),
        y: Math.min(text.rect.bottom, Math.max(text.rect.top, (from.y + to.y) / 2)),
      }
      const gap = Math.min(
        distanceToSegment(middle, from, to),
        distanceToSegment(clamped, from, to) + heightOf(text.rect) / 2,
      )
      if (gap > reach || gap >= least || connector.labels.some(({ containerId }) => containerId !== null))
        continue
      best = connector
      least = gap
    }
    best?.labels.push(text)
    return best === null
  })
}
