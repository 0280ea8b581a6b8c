import { Work } from '@/lib/shared/work'
import { BOARD_LIMITS } from './board-limits'
import { type BoardElement, ELEMENT_TYPES } from './element/element'
import { malformed } from './fields/bytes'
import { readFields, writeFields } from './fields/field-list'
import { bareSize, blankElement, elementSize, fieldsOf, isFallback, withProps } from './fields/fields'
import { BoardReader, BoardWriter, RefTable } from './fields/refs'
import { RecentTexts } from './merge/recent-texts'
import { OrderKeys } from './order/order-keys'
import { COST } from './work'

/**
 * A whole board: every element it ever had, in the order in which they were first added. The fields below `refs` can
 * be derived from the elements; they are maintained so that an edit costs the same on a small board and on a full one.
 */
export type BoardDoc = {
  readonly elements: Map<string, BoardElement>
  readonly refs: RefTable
  /** Deleted elements that still have their content, oldest deletion first, and their total size. */
  readonly deleted: Set<string>
  deletedBytes: number
  readonly keys: OrderKeys
  readonly sizes: Map<string, number>
  /** Texts by the shape they are bound to. */
  readonly textsIn: Map<string, Set<string>>
  liveCount: number
  liveBytes: number
  readonly recentTexts: RecentTexts
}

/** A board with nothing on it. */
export function emptyBoard(): BoardDoc {
  return {
    elements: new Map(),
    refs: new RefTable(),
    deleted: new Set(),
    deletedBytes: 0,
    keys: new OrderKeys(),
    sizes: new Map(),
    textsIn: new Map(),
    liveCount: 0,
    liveBytes: 0,
    recentTexts: new RecentTexts(),
  }
}

/** Adds an element, or replaces the one with its id, and updates everything but the order keys. */
export function putElement(doc: BoardDoc, element: BoardElement, size: number): void {
  const { id } = element
  const before = doc.elements.get(id)
  if (before) weigh(doc, before, doc.sizes.get(id) ?? 0, -1)
  else doc.refs.add(id)
  if (element.isDeleted) doc.deleted.add(id)
  else doc.deleted.delete(id)
  doc.elements.set(id, element)
  doc.sizes.set(id, size)
  weigh(doc, element, size, 1)
  if (before?.containerId !== element.containerId) {
    if (before) leaveContainer(doc, before)
    if (element.containerId) textsIn(doc, element.containerId).add(id)
  }
}

/** Removes the element that was added last, as if it had never existed; its order key still has to be released. */
export function dropNewest(doc: BoardDoc): void {
  const id = doc.refs.dropNewest()
  const element = doc.elements.get(id ?? '')
  if (!element) return
  weigh(doc, element, doc.sizes.get(element.id) ?? 0, -1)
  leaveContainer(doc, element)
  doc.elements.delete(element.id)
  doc.sizes.delete(element.id)
  doc.deleted.delete(element.id)
}

function leaveContainer(doc: BoardDoc, { id, containerId }: BoardElement): void {
  if (!containerId) return
  const texts = doc.textsIn.get(containerId)
  texts?.delete(id)
  if (texts?.size === 0) doc.textsIn.delete(containerId)
}

function weigh(doc: BoardDoc, element: BoardElement, size: number, sign: 1 | -1): void {
  if (!element.isDeleted) {
    doc.liveCount += sign
    doc.liveBytes += sign * size
  } else if (doc.deleted.has(element.id)) doc.deletedBytes += sign * size
}

function textsIn(doc: BoardDoc, containerId: string): Set<string> {
  const texts = doc.textsIn.get(containerId) ?? new Set()
  doc.textsIn.set(containerId, texts)
  return texts
}

/**
 * Once the deleted elements are too large, those deleted longest ago lose their content and keep only their place;
 * restoring one then requires all its fields. Returns their ids.
 */
export function forgetOldDeletions(doc: BoardDoc, work = new Work()): string[] {
  const forgotten: string[] = []
  for (const id of doc.deleted) {
    if (doc.deletedBytes <= BOARD_LIMITS.deletedBytes) break
    const element = doc.elements.get(id)
    if (!element) continue
    work.add(COST.forgotten)
    const bare = { ...blankElement(id, element.type), index: element.index, isDeleted: true }
    doc.deletedBytes -= doc.sizes.get(id) ?? 0
    doc.deleted.delete(id)
    doc.elements.set(id, bare)
    doc.sizes.set(id, bareSize(bare))
    leaveContainer(doc, element)
    forgotten.push(id)
  }
  return forgotten
}

const FORMAT = 1

/** The board as bytes, for a snapshot. Encoding the result of decodeBoard yields the same bytes. */
export function encodeBoard(doc: BoardDoc): Uint8Array {
  const to = new BoardWriter(doc.refs)
  to.byte(FORMAT)
  to.uint(doc.refs.ids.length)
  for (const id of doc.refs.ids) to.name(id)
  for (const element of doc.elements.values()) {
    to.byte(ELEMENT_TYPES.indexOf(element.type) * 2 + (element.isDeleted ? 1 : 0))
    writeFields(
      to,
      element,
      fieldsOf(element.type).filter((field) => !isFallback(field, element[field.name])),
    )
  }
  to.uint(doc.deleted.size)
  for (const id of doc.deleted) to.id(id)
  return to.finish()
}

/** The board from a snapshot. Throws `board/malformed`. */
export function decodeBoard(bytes: Uint8Array): BoardDoc {
  const refs = new RefTable()
  const from = new BoardReader(bytes, refs)
  if (from.byte() !== FORMAT) throw malformed()
  for (let left = from.count(2); left > 0; left--) refs.add(from.name())
  const elements = refs.ids.map((id) => readElement(from, id))
  const deleted = Array.from({ length: from.count() }, () => from.id())
  if (!from.done) throw malformed()
  return rebuild(elements, deleted)
}

function readElement(from: BoardReader, id: string): BoardElement {
  const code = from.byte()
  const type = ELEMENT_TYPES[code >> 1]
  if (!type) throw malformed()
  return { ...withProps(blankElement(id, type), readFields(from, type)), isDeleted: code % 2 === 1 }
}

function rebuild(elements: readonly BoardElement[], deleted: readonly string[]): BoardDoc {
  const doc = emptyBoard()
  for (const element of elements) putElement(doc, element, elementSize(element))
  doc.keys.move(elements.map(({ id, index }) => ({ id, to: index })))
  // The elements are in the order of their first add; what is forgotten first depends on when they were deleted.
  doc.deleted.clear()
  doc.deletedBytes = 0
  for (const id of deleted) {
    if (!doc.elements.get(id)?.isDeleted || doc.deleted.has(id)) throw malformed()
    doc.deleted.add(id)
    doc.deletedBytes += doc.sizes.get(id) ?? 0
  }
  return doc
}
