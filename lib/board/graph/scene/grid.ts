import { grown, type Rect, touches } from './rect'

const CELL = 256
/** What covers more cells than this is looked at each time. */
const MANY_CELLS = 256

/** Finds the rectangles near a place without looking at all of them. */
export class RectGrid<T> {
  private readonly cells = new Map<number, { rect: Rect; value: T; turn: number }[]>()
  private readonly large: { rect: Rect; value: T; turn: number }[] = []
  private turn = 0

  constructor(entries: Iterable<readonly [Rect, T]>) {
    for (const [rect, value] of entries) {
      const entry = { rect, value, turn: 0 }
      const cells = cellsOf(rect)
      if (!cells) {
        this.large.push(entry)
        continue
      }
      for (const cell of cells) {
        const list = this.cells.get(cell)
        if (list) list.push(entry)
        else this.cells.set(cell, [entry])
      }
    }
  }

  /** What touches a rectangle that is made larger by `reach`, each once. */
  near(rect: Rect, reach = 0): T[] {
    const around = grown(rect, reach)
    const found: T[] = []
    const turn = ++this.turn
    const look = (entry: { rect: Rect; value: T; turn: number }) => {
      if (entry.turn === turn) return
      entry.turn = turn
      if (touches(entry.rect, around)) found.push(entry.value)
    }
    this.large.forEach(look)
    const cells = cellsOf(around)
    if (cells) for (const cell of cells) this.cells.get(cell)?.forEach(look)
    else for (const list of this.cells.values()) list.forEach(look)
    return found
  }
}

function cellsOf({ left, top, right, bottom }: Rect): number[] | null {
  const [fromX, toX] = [Math.floor(left / CELL), Math.floor(right / CELL)]
  const [fromY, toY] = [Math.floor(top / CELL), Math.floor(bottom / CELL)]
  if (!((toX - fromX + 1) * (toY - fromY + 1) <= MANY_CELLS)) return null
  const cells: number[] = []
  for (let x = fromX; x <= toX; x++) for (let y = fromY; y <= toY; y++) cells.push(x * 1_000_003 + y)
  return cells
}
