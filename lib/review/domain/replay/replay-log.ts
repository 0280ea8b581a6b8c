import { decodeState, encodeState } from '@/lib/rooms/domain/log/encode-state'
import { fromReplayItem, type ReplayItem } from '@/lib/rooms/domain/log/replay-item'
import { surplusSnapshots } from '@/lib/rooms/domain/log/surplus-snapshots'
import { elapsedAt } from '@/lib/rooms/domain/round/clock'
import { evolve } from '@/lib/rooms/domain/round/evolve'
import { emptyRoom, type RoomState } from '@/lib/rooms/domain/round/state'
import { upperBound } from './upper-bound'

/** Events between two key frames. Taking in this many costs about as much as decoding a frame. */
const FRAME_EVERY = 250

/** A room as it was after so many items of the log, encoded. */
type KeyFrame = { items: number; bytes: Uint8Array }

/**
 * A session's log and the state of its room at any moment of it. The log comes in parts and grows at its end; what is
 * here already can be sought. Times are milliseconds of the round: what happened before the start lies at 0, and what
 * came after the end, or during a pause, lies where the clock stood.
 */
export class ReplayLog {
  readonly items: ReplayItem[] = []
  /** The time of each item; never falls. */
  readonly times: number[] = []
  /** The room after all items so far. */
  head: RoomState = emptyRoom()
  private frames: KeyFrame[] = []
  /** The room after so many items, kept apart from the head because `evolve` uses states up. */
  private cursor = { items: 0, state: emptyRoom() }
  private bytesSinceFrame = 0

  /** The latest moment that is here. */
  get elapsed(): number {
    return this.times.at(-1) ?? 0
  }

  get frameCount(): number {
    return this.frames.length
  }

  append(item: ReplayItem): void {
    this.head = evolve(this.head, fromReplayItem(item))
    this.items.push(item)
    // The clocks of two servers may differ by a little.
    this.times.push(Math.max(this.elapsed, elapsedAt(this.head.round.clock, item.at)))
    this.bytesSinceFrame += bytesOf(item)
    this.keepFrame()
  }

  /** The room as it was at a moment. Read it at once: the next call changes it. */
  stateAt(elapsed: number): RoomState {
    return this.stateAfter(upperBound(this.times, elapsed))
  }

  private stateAfter(count: number): RoomState {
    const frame = this.frames.findLast(({ items }) => items <= count)
    const { cursor } = this
    const isBehind = cursor.items > count
    const isFar = frame !== undefined && frame.items - cursor.items > FRAME_EVERY
    if (isBehind || isFar)
      this.cursor = frame
        ? { items: frame.items, state: decodeState(frame.bytes) }
        : { items: 0, state: emptyRoom() }
    for (const item of this.items.slice(this.cursor.items, count))
      this.cursor.state = evolve(this.cursor.state, fromReplayItem(item))
    this.cursor.items = count
    return this.cursor.state
  }

  /** Keeps a frame when one is due; of a large room less often, so that frames are no larger than the log. */
  private keepFrame(): void {
    const last = this.frames.at(-1)
    if (this.items.length - (last?.items ?? 0) < FRAME_EVERY) return
    if (this.bytesSinceFrame < (last?.bytes.byteLength ?? 0) / 2) return
    // A copy: the encoder's buffer is larger than what it wrote.
    this.frames.push({ items: this.items.length, bytes: encodeState(this.head).slice() })
    this.bytesSinceFrame = 0
    const dropped = new Set(
      surplusSnapshots(this.frames.map(({ items, bytes }) => ({ seq: items, bytes: bytes.byteLength }))),
    )
    if (dropped.size > 0) this.frames = this.frames.filter(({ items }) => !dropped.has(items))
  }
}

/** What an item weighs, near enough: documents are most of a log. */
function bytesOf({ event }: ReplayItem): number {
  const row = 100
  if (event.kind === 'board/edited')
    return row + event.data.patches.byteLength + (event.data.corrections?.byteLength ?? 0)
  return row + (event.kind === 'sheet/updated' ? event.data.update.byteLength : 0)
}
