import { STREAMS, type Stream } from '@/lib/rooms/domain/protocol/wire'
import { BoardStream } from '../streams/board-stream'
import { RoundStream } from '../streams/round-stream'
import { SheetStream } from '../streams/sheet-stream'
import type { Pending } from './pending-store'

/** Commands that mean the same later. */
const LASTING: ReadonlySet<string> = new Set(['say', 'note', 'unnote', 'mark', 'tick'])

/**
 * Numbers that a new page leaves out after those it knows of. An earlier page of this tab that died may have sent more
 * than it kept, and that may still be on its way into the log: its numbers are not given to anything else.
 */
const UNKNOWN = 1_000

type OwnWorkOptions = {
  monotonic: () => number
  /** Something waits. */
  changed: () => void
  /** The worksheet's document was replaced. */
  sheetReplaced: () => void
}

/** A tab's three lines of commands together: what was done here and is not acknowledged. */
export class OwnWork {
  readonly round = new RoundStream()
  /** This page has not been in the room yet. */
  private begins = true
  readonly board: BoardStream
  readonly sheet: SheetStream

  constructor({ monotonic, changed, sheetReplaced }: OwnWorkOptions) {
    this.board = new BoardStream(monotonic, changed)
    this.sheet = new SheetStream(changed, sheetReplaced)
  }

  /** How many commands wait. */
  get size(): number {
    return this.round.size + this.board.size + this.sheet.size
  }

  pending(): Pending {
    return { round: this.round.pending(), board: this.board.pending(), sheet: this.sheet.pending() }
  }

  /** Takes back what an earlier page kept. */
  restore(kept: Pending): void {
    // What runs the round belongs to its moment: a step taken yesterday must not happen when the page opens today.
    this.round.restorePending(kept.round.filter(({ kind }) => LASTING.has(kind)))
    this.board.restorePending(kept.board)
    this.sheet.restorePending(kept.sheet)
    for (const stream of STREAMS) for (const { op } of kept[stream]) this[stream].continueAfter(op + UNKNOWN)
  }

  /** Numbers begin well above `op`, the highest that any tab had used when this page was made. */
  skipTo(op: number): void {
    for (const stream of STREAMS) this[stream].continueAfter(op + UNKNOWN)
  }

  /** The line is new: what waits goes again, and what is new is numbered after what the log has. */
  reconnected(last: Record<Stream, number>): void {
    for (const stream of STREAMS) {
      this[stream].reconnected()
      this[stream].continueAfter(this.begins && last[stream] > 0 ? last[stream] + UNKNOWN : last[stream])
    }
    this.begins = false
  }
}
