import * as Y from 'yjs'
import { Work } from '@/lib/shared/work'

/**
 * The cost of the parts of an update, in units of about 10 ns: as for edits of the board, see
 * docs/decisions/0104.
 */
const COST = { struct: 150, lookup: 15, piece: 60, passed: 35, range: 80, deleted: 30, split: 60 }
/** Number of pieces whose pointers are moved in one unit when a piece is inserted between them. */
const MOVED = 64

/** Maximum work for an update, about 15 ms. */
export const SHEET_WORK_LIMIT = 1_500_000

export function sheetWork(): Work {
  return new Work(SHEET_WORK_LIMIT, 'sheet/too-much-work')
}

type Id = { client: number; clock: number }

/** A part of an item, as Yjs would have split it by then. */
type Piece = Id & {
  length: number
  origin: Id | null
  rightOrigin: Id | null
  field: unknown
  next: Piece | null | undefined
  /** Where to find `next` while it is undefined. */
  item: Y.Item | null
  /** The last insertion that passed it, and the one in which it conflicts. */
  passedIn: number
  conflictIn: number
}

/**
 * Counts the work of inserting new text: Yjs passes what others inserted at the same place one by one, and
 * splits the items that the text goes into. The list is changed as Yjs would change it, but in a shadow copy:
 * deciding changes nothing.
 */
export class ShadowList {
  private readonly pieces = new Map<Y.Item, Piece[]>()
  private readonly starts = new Map<unknown, Piece | null>()
  private readonly own: Piece[] = []
  private insertions = 0
  private conflicts = 0

  constructor(
    private readonly doc: Y.Doc,
    private readonly work: Work,
  ) {}

  insert({ id, origin, rightOrigin, length, parent }: Y.Item): void {
    this.work.add(COST.struct)
    const left = origin && this.endingWith(origin)
    const right = rightOrigin && this.startingWith(rightOrigin)
    const field =
      left?.field ?? right?.field ?? (typeof parent === 'string' ? this.doc.getText(parent) : null)
    const { client, clock } = id
    const piece: Piece = {
      client,
      clock,
      length,
      origin,
      rightOrigin,
      field,
      next: null,
      item: null,
      passedIn: 0,
      conflictIn: 0,
    }
    this.own.push(piece)
    const after = this.placeOf(piece, left, right)
    piece.next = this.following(after, field)
    if (after) after.next = piece
    else this.starts.set(field, piece)
  }

  /** The pieces of a field as `[client, clock, length]`, in document order. */
  order(field: Y.Text): [number, number, number][] {
    const found: [number, number, number][] = []
    for (let piece = this.following(null, field); piece; piece = this.following(piece, field))
      found.push([piece.client, piece.clock, piece.length])
    return found
  }

  /** The piece after which the new one goes: corresponds to Item.integrate in Yjs. */
  private placeOf(piece: Piece, left: Piece | null, right: Piece | null): Piece | null {
    let place = left
    const now = ++this.insertions
    // Incremented to discard all conflicts at once.
    let conflicts = ++this.conflicts
    for (
      let other = this.following(left, piece.field);
      other && other !== right;
      other = this.following(other, piece.field)
    ) {
      this.work.add(COST.passed)
      other.passedIn = now
      other.conflictIn = conflicts
      if (isSame(piece.origin, other.origin)) {
        if (other.client < piece.client) {
          place = other
          conflicts = ++this.conflicts
        } else if (isSame(piece.rightOrigin, other.rightOrigin)) break
      } else {
        const origin = other.origin && this.holding(other.origin)
        if (origin?.passedIn !== now) break
        if (origin.conflictIn !== conflicts) {
          place = other
          conflicts = ++this.conflicts
        }
      }
    }
    return place
  }

  private following(piece: Piece | null, field: unknown): Piece | null {
    if (!piece) {
      const start = this.starts.get(field)
      if (start !== undefined) return start
      return field instanceof Y.AbstractType ? this.firstOf(field._start) : null
    }
    if (piece.next === undefined) piece.next = this.firstOf(piece.item?.right ?? null)
    return piece.next
  }

  private firstOf(item: Y.Item | null): Piece | null {
    return item && (this.piecesOf(item)[0] ?? null)
  }

  private piecesOf(item: Y.Item): Piece[] {
    const known = this.pieces.get(item)
    if (known) return known
    this.work.add(COST.piece)
    const { id, length, origin, rightOrigin, parent } = item
    // Field by field: this runs for every piece that is passed, and spreading costs several times as much.
    const whole: Piece[] = [
      {
        client: id.client,
        clock: id.clock,
        length,
        origin,
        rightOrigin,
        field: parent,
        next: undefined,
        item,
        passedIn: 0,
        conflictIn: 0,
      },
    ]
    this.pieces.set(item, whole)
    return whole
  }

  /** The pieces of the item that contains a letter, in order. */
  private listWith({ client, clock }: Id): Piece[] {
    this.work.add(COST.lookup)
    const [first] = this.own
    if (first && first.client === client && clock >= first.clock) return this.own
    if (clock >= Y.getState(this.doc.store, client)) return []
    const item: unknown = Y.getItem(this.doc.store, Y.createID(client, clock))
    return item instanceof Y.Item ? this.piecesOf(item) : []
  }

  private holding(id: Id): Piece | null {
    const list = this.listWith(id)
    return list[placeIn(list, id.clock)] ?? null
  }

  private endingWith(id: Id): Piece | null {
    return this.cut(id, id.clock + 1)[0]
  }

  private startingWith(id: Id): Piece | null {
    const [, at] = this.cut(id, id.clock)
    return at
  }

  /**
   * Splits the piece that contains `id` before `clock`.
   * @returns the piece that ends there and the one that begins there
   */
  private cut(id: Id, clock: number): [Piece | null, Piece | null] {
    const list = this.listWith(id)
    const at = placeIn(list, id.clock)
    const piece = list[at]
    if (!piece) return [null, null]
    if (clock === piece.clock) return [null, piece]
    if (clock === piece.clock + piece.length) return [piece, null]
    const siblings = this.doc.store.clients.get(piece.client)?.length ?? 0
    this.work.add(COST.split + Math.ceil((siblings + this.own.length) / MOVED))
    const { client } = piece
    const length = piece.clock + piece.length - clock
    const rest: Piece = { ...piece, clock, length, origin: { client, clock: clock - 1 } }
    piece.length -= length
    piece.next = rest
    list.splice(at + 1, 0, rest)
    return [piece, rest]
  }
}

/** Counts the work of deleting a range: every piece in it, and a split at an end that is inside a piece. */
export function countDeletion(doc: Y.Doc, id: Id, length: number, work: Work): void {
  const structs = doc.store.clients.get(id.client) ?? []
  const cut = COST.split + Math.ceil(structs.length / MOVED)
  const end = Math.min(id.clock + length, Y.getState(doc.store, id.client))
  if (end <= id.clock) {
    // Text of this same update: it is not in the document yet.
    work.add(COST.range + 2 * cut)
    return
  }
  const first = Y.findIndexSS(structs, id.clock)
  const last = Y.findIndexSS(structs, end - 1)
  const [begins, ends] = [structs[first], structs[last]]
  const isCutBefore = begins !== undefined && begins.id.clock < id.clock
  const isCutAfter = ends !== undefined && ends.id.clock + ends.length > end
  work.add(COST.range + COST.deleted * (last - first) + cut * (Number(isCutBefore) + Number(isCutAfter)))
}

function isSame(a: Id | null, b: Id | null): boolean {
  return a === b || (a !== null && b !== null && a.client === b.client && a.clock === b.clock)
}

/** The index of the piece with this clock in a list. */
function placeIn(list: readonly Piece[], clock: number): number {
  let low = 0
  let high = list.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((list[middle]?.clock ?? 0) <= clock) low = middle
    else high = middle - 1
  }
  return low
}
