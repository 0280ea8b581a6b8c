import type { BoardElement } from '@/lib/board/domain/element/element'
import type { BoardComponent } from '../board-graph'
import { middleOf } from './place/aim-arrow'

/** Parts whose centres are at most this far apart are in one column, in board pixels. */
const COLUMN = 60

/**
 * The order in which the parts of a drawing are read: column by column from the left, each from the top. It depends on
 * their centres alone, so swapping two parts on the drawing swaps them in the order.
 */
export function inReadingOrder(
  components: readonly BoardComponent[],
  elements: ReadonlyMap<string, BoardElement>,
): BoardComponent[] {
  const placed = components
    .map((part) => {
      const element = elements.get(part.id)
      return { part, ...(element ? middleOf(element) : { x: 0, y: 0 }) }
    })
    .toSorted((a, b) => a.x - b.x || a.y - b.y || compare(a.part.id, b.part.id))
  let start = Number.NEGATIVE_INFINITY
  let column = 0
  return placed
    .map((one) => {
      if (one.x - start > COLUMN) {
        start = one.x
        column++
      }
      return { ...one, column }
    })
    .toSorted((a, b) => a.column - b.column || a.y - b.y || a.x - b.x || compare(a.part.id, b.part.id))
    .map(({ part }) => part)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
