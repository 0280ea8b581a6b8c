import { boxOf } from '@/lib/board/domain/element/derive'
import type { BoardElement } from '@/lib/board/domain/element/element'

type Spot = Readonly<{ x: number; y: number }>
type Size = Readonly<{ width: number; height: number }>

/** Parts keep this far from what is already drawn. */
const ROOM = 40
/** Attempts above and below before moving to the next column. */
const ROWS = 12
const COLUMNS = 40

/**
 * The free place nearest to the wanted one: above or below it, or else further to the right.
 * @param wanted centre of what is to be drawn
 * @param drawn elements that must not be covered; lines and texts in shapes are ignored
 */
export function freeSpot(wanted: Spot, size: Size, drawn: readonly BoardElement[]): Spot {
  const boxes = drawn
    .filter(({ type, containerId }) => type !== 'arrow' && type !== 'line' && !containerId)
    .map(boxOf)
  const isFree = ({ x, y }: Spot) =>
    boxes.every(
      (box) =>
        x + size.width / 2 + ROOM <= box.x ||
        x - size.width / 2 - ROOM >= box.x + box.width ||
        y + size.height / 2 + ROOM <= box.y ||
        y - size.height / 2 - ROOM >= box.y + box.height,
    )
  const step = size.height + ROOM
  for (let column = 0; column < COLUMNS; column++) {
    const x = wanted.x + column * (size.width + 2 * ROOM)
    for (let row = 0; row <= ROWS; row++)
      for (const y of row === 0 ? [wanted.y] : [wanted.y + row * step, wanted.y - row * step])
        if (isFree({ x, y })) return { x, y }
  }
  // Everything around is full: there is room below all of it.
  const bottom = Math.max(...boxes.map(({ y, height }) => y + height))
  return { x: wanted.x, y: bottom + ROOM + size.height / 2 }
}
