import type { Stream } from '../domain/wire'
import { BoardLine } from './board-line'
import type { Pending } from './pending-store'
import { SheetLine } from './sheet-line'
import { TalkLine } from './talk-line'

/** Commands that mean the same later. */
const LASTING: ReadonlySet<string> = new Set(['say', 'note', 'unnote', 'mark', 'tick'])

type OwnWorkOptions = {
  monotonic: () => number
  /** Something waits. */
  changed: () => void
  /** The worksheet's document was replaced. */
  sheetReplaced: () => void
}

/** A tab's three lines of commands together: what was done here and is not acknowledged. */
export class OwnWork {
  readonly talk = new TalkLine()
  readonly board: BoardLine
  readonly sheet: SheetLine

  constructor({ monotonic, changed, sheetReplaced }: OwnWorkOptions) {
    this.board = new BoardLine(monotonic, changed)
    this.sheet = new SheetLine(changed, sheetReplaced)
  }

  /** How many commands wait. */
  get size(): number {
    return this.talk.size + this.board.size + this.sheet.size
  }

  pending(): Pending {
    return { talk: this.talk.pending(), board: this.board.pending(), sheet: this.sheet.pending() }
  }

  /** Takes back what an earlier page kept. */
  restore(kept: Pending): void {
    // What runs the round belongs to its moment: a step taken yesterday must not happen when the page opens today.
    this.talk.restorePending(kept.talk.filter(({ kind }) => LASTING.has(kind)))
    // The room may have what is dropped here: its numbers are not given to anything else.
    for (const { op } of kept.talk) this.talk.continueAfter(op)
    this.board.restorePending(kept.board)
    this.sheet.restorePending(kept.sheet)
  }

  /** The line is new: what waits goes again, and what is new is numbered after what the log has. */
  reconnected(last: Record<Stream, number>): void {
    for (const stream of [this.talk, this.sheet, this.board]) stream.reconnected()
    this.talk.continueAfter(last.talk)
    this.sheet.continueAfter(last.sheet)
    this.board.continueAfter(last.board)
  }
}
