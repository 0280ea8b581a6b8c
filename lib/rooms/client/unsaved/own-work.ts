import { STREAMS, type Stream } from '@/lib/rooms/domain/protocol/wire'
import { BoardStream } from '../streams/board-stream'
import { RoundStream } from '../streams/round-stream'
import { SheetStream } from '../streams/sheet-stream'
import type { Pending } from './pending-store'

/** Commands that mean the same when sent later. */
const LASTING: ReadonlySet<string> = new Set(['say', 'note', 'unnote', 'mark', 'tick'])

/**
 * How many numbers a new page skips after those it knows of. An earlier page of this tab that died may have
 * sent more than it stored, and that may still be on its way into the log: its numbers must not be reused.
 */
const UNKNOWN = 1_000

type OwnWorkOptions = {
  monotonic: () => number
  /** Called when there is something to send. */
  changed: () => void
  /** Called when the worksheet's document was replaced. */
  sheetReplaced: () => void
}

/** A tab's three streams of commands together: the local work that is not acknowledged. */
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

  /** Number of commands waiting. */
  get size(): number {
    return this.round.size + this.board.size + this.sheet.size
  }

  pending(): Pending {
    return { round: this.round.pending(), board: this.board.pending(), sheet: this.sheet.pending() }
  }

  /** Restores the work that an earlier page stored. */
  restore(kept: Pending): void {
    // Commands that run the round belong to their moment: a step taken yesterday must not happen when the
    // page opens today.
    this.round.restorePending(kept.round.filter(({ kind }) => LASTING.has(kind)))
    this.board.restorePending(kept.board)
    this.sheet.restorePending(kept.sheet)
    for (const stream of STREAMS) for (const { op } of kept[stream]) this[stream].continueAfter(op + UNKNOWN)
  }

  /** Numbers start well above `op`, the highest that any tab had used when this page was rendered. */
  skipTo(op: number): void {
    for (const stream of STREAMS) this[stream].continueAfter(op + UNKNOWN)
  }

  /**
   * The connection is new: waiting commands are sent again, and new ones are numbered after those in the log.
   */
  reconnected(last: Record<Stream, number>): void {
    for (const stream of STREAMS) {
      this[stream].reconnected()
      this[stream].continueAfter(this.begins && last[stream] > 0 ? last[stream] + UNKNOWN : last[stream])
    }
    this.begins = false
  }
}
