import { type BoardDoc, dropNewest, putElement } from './doc'
import type { BoardElement } from './element/element'
import type { KeyMove } from './order/order-keys'

/**
 * A board as it was at one moment. It shares its immutable elements with the board that it was taken from, and so adds
 * little memory.
 */
export type BoardFrame = {
  /** In the order in which they were first added, deleted ones included. */
  readonly elements: readonly BoardElement[]
  /** The size of each element, in bytes. */
  readonly sizes: readonly number[]
  /** Deleted elements that still have their content, oldest deletion first. */
  readonly deleted: readonly string[]
}

/** The board as it is now. */
export function takeFrame(doc: BoardDoc): BoardFrame {
  return { elements: [...doc.elements.values()], sizes: [...doc.sizes.values()], deleted: [...doc.deleted] }
}

/**
 * Restores a board to a frame, changing only the elements that differ.
 * @param doc owned by the caller. It and the frame must come from the same log.
 */
export function returnToFrame(doc: BoardDoc, { elements, sizes, deleted }: BoardFrame): void {
  const moves: KeyMove[] = []
  const newest = [...doc.elements.values()].slice(elements.length).reverse()
  for (const { id, index } of newest) {
    moves.push({ id, from: index })
    dropNewest(doc)
  }
  for (const [place, element] of elements.entries()) {
    const now = doc.elements.get(element.id)
    if (now === element) continue
    if (now?.index !== element.index) moves.push({ id: element.id, from: now?.index, to: element.index })
    putElement(doc, element, sizes[place] ?? 0)
  }
  doc.keys.move(moves)
  doc.deleted.clear()
  doc.deletedBytes = 0
  for (const id of deleted) {
    doc.deleted.add(id)
    doc.deletedBytes += doc.sizes.get(id) ?? 0
  }
}

/** Approximate memory that a frame takes in addition to the one before it, in bytes. */
export function frameWeight(frame: BoardFrame, before: BoardFrame | null): number {
  const place = 16
  const element = 400
  /** A number takes two to four bytes in a log, and eight to sixteen in memory. */
  const unpacked = 5
  let weight = place * frame.elements.length
  for (const [index, held] of frame.elements.entries())
    if (held !== before?.elements[index]) weight += element + unpacked * (frame.sizes[index] ?? 0)
  return weight
}
