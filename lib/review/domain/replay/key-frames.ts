import { type BoardFrame, frameWeight, takeFrame } from '@/lib/board/domain/board-frame'
import type { RoomState } from '@/lib/rooms/domain/round/state'

/** Number of events between two key frames. */
const FRAME_EVERY = 64
/** Maximum memory for all key frames, in bytes; the two newest are kept whatever their size. */
const FRAME_BYTES = 48 * 1024 * 1024
const AT_LEAST = 2

/** A room after a number of items of its log, with its worksheet given as a number of updates. */
export type KeyFrame = Pick<RoomState, 'seq' | 'round' | 'heads'> & {
  items: number
  board: BoardFrame
  updates: number
}

type Kept = { frame: KeyFrame; weight: number }

/**
 * The key frames of a log that is being read. They share unchanged parts, and are thinned out when they take too much
 * memory.
 */
export class KeyFrames {
  private readonly kept: Kept[] = []
  /** Approximate size in bytes of memory. */
  weight = 0

  constructor(private readonly limit = FRAME_BYTES) {}

  get count(): number {
    return this.kept.length
  }

  /** The newest frame after at most this many items. */
  before(items: number): KeyFrame | undefined {
    return this.kept.findLast(({ frame }) => frame.items <= items)?.frame
  }

  /** Stores a frame of a room if one is due. */
  offer({ seq, round, heads, board }: RoomState, items: number, updates: number): void {
    const last = this.kept.at(-1)?.frame
    if (items - (last?.items ?? 0) < FRAME_EVERY) return
    const frame = { items, seq, round, heads, board: takeFrame(board), updates }
    const weight = frameWeight(frame.board, last?.board ?? null)
    this.kept.push({ frame, weight })
    this.weight += weight
    while (this.weight > this.limit && this.kept.length > AT_LEAST) this.drop(mostCrowded(this.kept))
  }

  /** Memory that a dropped frame shared with the one after it is counted for that one from now on. */
  private drop(place: number): void {
    const [gone] = this.kept.splice(place, 1)
    const next = this.kept[place]
    if (!gone || !next) return
    const weight = frameWeight(next.frame.board, this.kept[place - 1]?.frame.board ?? null)
    this.weight += weight - next.weight - gone.weight
    next.weight = weight
  }
}

/** The index whose removal leaves the smallest gap; never the last. */
function mostCrowded(kept: readonly Kept[]): number {
  const itemsAt = (place: number) => kept[place]?.frame.items ?? 0
  let found = 0
  for (let place = 1; place < kept.length - 1; place++)
    if (itemsAt(place + 1) - itemsAt(place - 1) < itemsAt(found + 1) - itemsAt(found - 1)) found = place
  return found
}
