import { returnToFrame } from '@/lib/board/domain/board-frame'
import { fromReplayItem, type ReplayItem } from '@/lib/rooms/domain/log/replay-item'
import { elapsedAt } from '@/lib/rooms/domain/round/clock'
import { evolve } from '@/lib/rooms/domain/round/evolve'
import { emptyRoom, type RoomState } from '@/lib/rooms/domain/round/state'
import { type KeyFrame, KeyFrames } from './key-frames'
import { SheetHistory } from './sheet-history'
import { upperBound } from './upper-bound'

/**
 * A session's log and the state of its room at any moment of it. The log arrives in parts and grows at its end; what
 * has arrived can be sought. Times are milliseconds of the round: events before the start have time 0, and events
 * after the end, or during a pause, have the time at which the clock stopped.
 */
export class ReplayLog {
  readonly items: ReplayItem[] = []
  /** The time of each item; never decreases. */
  readonly times: number[] = []
  /** The room after all items so far. */
  head: RoomState = emptyRoom()
  private readonly frames = new KeyFrames()
  private readonly sheets = new SheetHistory()
  private updates = 0
  /** The room after a number of items, kept separate from the head because `evolve` consumes states. */
  private readonly cursor = { items: 0, updates: 0, state: emptyRoom() }

  /** The latest time that has arrived. */
  get elapsed(): number {
    return this.times.at(-1) ?? 0
  }

  get frameCount(): number {
    return this.frames.count
  }

  append(item: ReplayItem): void {
    this.head = evolve(this.head, fromReplayItem(item))
    this.items.push(item)
    // The clocks of two servers may differ slightly.
    this.times.push(Math.max(this.elapsed, elapsedAt(this.head.round.clock, item.at)))
    if (item.event.kind === 'sheet/updated') {
      this.updates++
      this.sheets.append(item.event.data.update, this.head.sheet)
    }
    this.frames.offer(this.head, this.items.length, this.updates)
  }

  /** The room as it was at a moment. Read it at once: the next call changes it. */
  stateAt(elapsed: number): RoomState {
    return this.stateAfter(upperBound(this.times, elapsed))
  }

  private stateAfter(count: number): RoomState {
    const { cursor } = this
    const frame = this.frames.before(count)
    if (cursor.items > count || cursor.items < (frame?.items ?? 0)) this.moveTo(frame ?? START)
    for (const item of this.items.slice(cursor.items, count)) {
      cursor.state = evolve(cursor.state, fromReplayItem(item))
      if (item.event.kind === 'sheet/updated') cursor.updates++
    }
    cursor.items = count
    return cursor.state
  }

  /** Moves the cursor to a key frame, changing only what differs. */
  private moveTo({ items, updates, seq, round, heads, board }: KeyFrame): void {
    const { cursor } = this
    const { state } = cursor
    returnToFrame(state.board, board)
    const sheet = this.sheets.at(updates, { updates: cursor.updates, doc: state.sheet }).doc
    Object.assign(cursor, { items, updates, state: { ...state, seq, round, heads, sheet } })
  }
}

const { seq, round, heads } = emptyRoom()
const START: KeyFrame = {
  items: 0,
  updates: 0,
  seq,
  round,
  heads,
  board: { elements: [], sizes: [], deleted: [] },
}
