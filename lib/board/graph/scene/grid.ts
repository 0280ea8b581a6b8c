import { type Dot, grown, type Rect, rectAt, touches } from './rect'

const CELL = 256
/** A rectangle that covers more cells than this is checked on every search. */
const MANY_CELLS = 256

type Entry<T> = { readonly rect: Rect; readonly value: T; turn: number }

/** Finds the rectangles near a point without looking at all of them. */
export class RectGrid<T> {
  private readonly cells = new Map<number, Entry<T>[]>()
  private readonly large: Entry<T>[] = []
  private turn = 0

  constructor(values: Iterable<T>, rectOf: (value: T) => Rect) {
    for (const value of values) this.add(rectOf(value), value)
  }

  /** The values whose rectangles touch this one enlarged by `reach`, each once. */
  near(rect: Rect, reach = 0): T[] {
    const around = reach === 0 ? rect : grown(rect, reach)
    const found: T[] = []
    const turn = ++this.turn
    look(this.large, around, turn, found)
    const [fromX, toX] = [cellOf(around.left), cellOf(around.right)]
    const [fromY, toY] = [cellOf(around.top), cellOf(around.bottom)]
    if (isMany(fromX, toX, fromY, toY)) {
      for (const entries of this.cells.values()) look(entries, around, turn, found)
      return found
    }
    for (let x = fromX; x <= toX; x++)
      for (let y = fromY; y <= toY; y++) {
        const entries = this.cells.get(keyOf(x, y))
        if (entries) look(entries, around, turn, found)
      }
    return found
  }

  /** The same around a point. */
  nearDot(dot: Dot, reach = 0): T[] {
    return this.near(rectAt(dot), reach)
  }

  /** The first of these that satisfies a condition, without listing the others. */
  findNearDot(dot: Dot, reach: number, isIt: (value: T) => boolean): T | undefined {
    const around = grown(rectAt(dot), reach)
    const inLarge = this.large.find(({ rect, value }) => touches(rect, around) && isIt(value))
    if (inLarge) return inLarge.value
    for (let x = cellOf(around.left); x <= cellOf(around.right); x++)
      for (let y = cellOf(around.top); y <= cellOf(around.bottom); y++) {
        const found = this.cells
          .get(keyOf(x, y))
          ?.find(({ rect, value }) => touches(rect, around) && isIt(value))
        if (found) return found.value
      }
    return undefined
  }

  private add(rect: Rect, value: T): void {
    const entry = { rect, value, turn: 0 }
    const [fromX, toX] = [cellOf(rect.left), cellOf(rect.right)]
    const [fromY, toY] = [cellOf(rect.top), cellOf(rect.bottom)]
    if (isMany(fromX, toX, fromY, toY)) {
      this.large.push(entry)
      return
    }
    for (let x = fromX; x <= toX; x++)
      for (let y = fromY; y <= toY; y++) {
        const key = keyOf(x, y)
        const entries = this.cells.get(key)
        if (entries) entries.push(entry)
        else this.cells.set(key, [entry])
      }
  }
}

function look<T>(entries: readonly Entry<T>[], around: Rect, turn: number, found: T[]): void {
  for (const entry of entries) {
    if (entry.turn === turn) continue
    entry.turn = turn
    if (touches(entry.rect, around)) found.push(entry.value)
  }
}

function cellOf(place: number): number {
  return Math.floor(place / CELL)
}

function isMany(fromX: number, toX: number, fromY: number, toY: number): boolean {
  return !((toX - fromX + 1) * (toY - fromY + 1) <= MANY_CELLS)
}

/**
 * A small integer, which a map finds much faster than a large one. Cells that share a number are 65,536 apart, farther
 * than any rectangle or search extends.
 */
function keyOf(x: number, y: number): number {
  return ((x & 0xffff) << 16) | (y & 0xffff)
}
