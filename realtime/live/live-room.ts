import { encodeBoard } from '@/lib/board/domain/doc'
import type { RoomGuide } from '@/lib/rooms/domain/guide/guide'
import { encodeState } from '@/lib/rooms/domain/log/encode-state'
import type { RoomEvent } from '@/lib/rooms/domain/log/events'
import { eraseName } from '@/lib/rooms/domain/round/erase-name'
import { evolve } from '@/lib/rooms/domain/round/evolve'
import type { Actor } from '@/lib/rooms/domain/round/members'
import { memberOf, type RoomState } from '@/lib/rooms/domain/round/state'
import { sheetPieces } from '@/lib/rooms/domain/worksheet/worksheet'
import { weightOf } from '@/lib/rooms/server/log/event-weight'
import { MemberList } from './member-list'
import { RecentEvents } from './recent-events'
import type { LoadedRoom, RoomStore } from './room-store'
import { snapshotDue } from './snapshot-due'
import { Traffic } from './traffic'

/** Bytes of memory for each byte that a board counts: its elements are objects and lists of points. */
const BOARD_FACTOR = 4
/** Bytes of memory that a piece of text in a worksheet takes up, measured with Yjs 13.6 on Node 20 (205). */
const SHEET_PIECE = 256
/** Encoding this many bytes of a board takes as long as deciding an edit of one byte. */
const ENCODED_PER_COST = 8
/** What answering a join costs besides the state, as bytes of an edit. */
const ANSWER_COST = 8 * 1024

/** A room that this process has in memory, as its log said at `state.seq`. */
export class LiveRoom {
  readonly memberList = new MemberList()
  /** When somebody last needed it (ms), for letting idle rooms go. */
  usedAt = 0
  /** When somebody last drew or typed, in ms since 1970; null when not since it was loaded. */
  workedAt: number | null = null
  /** More waits in its line than its last turn could take on. */
  leftOver = false
  /** The events up to `state.seq`. */
  readonly recent = new RecentEvents()
  readonly traffic = new Traffic()
  state: RoomState
  /** What its log weighs, in bytes. */
  logBytes: number
  readonly guide: RoomGuide
  private snapshot: LoadedRoom['snapshot']
  /** Somebody was erased from its log since it was loaded, which may know names of theirs that this memory does not. */
  private erased = false
  /** The board as bytes; null when it has changed since it was last encoded. */
  private board: Uint8Array | null = null

  private constructor(
    readonly id: string,
    private readonly store: RoomStore,
    { state, guide, logBytes, snapshot }: LoadedRoom,
  ) {
    this.state = state
    this.guide = guide
    this.logBytes = logBytes
    this.snapshot = snapshot
  }

  /** @throws AppError `not-found`, or whatever kept it from loading: a room never opens empty instead. */
  static async load(id: string, store: RoomStore): Promise<LiveRoom> {
    return new LiveRoom(id, store, await store.load(id))
  }

  apply(event: RoomEvent): void {
    const erased = event.kind === 'member/erased' ? memberOf(this.state.round, event.data.userId) : undefined
    this.state = evolve(this.state, event)
    // Nor do those see the name who come in later.
    if (erased) this.state.round = eraseName(this.state.round, { ...erased, names: [erased.name] })
    if (event.kind === 'member/erased') this.erased = true
    if (event.kind === 'board/edited' || event.kind === 'sheet/updated') this.workedAt = event.at
    if (event.kind === 'board/edited') this.board = null
    else if (event.kind === 'member/role' || event.kind === 'member/removed') this.memberList.apply(event)
    else if (event.kind === 'round/alone') this.memberList.keepOnly(event.actorId)
    const weight = weightOf(event)
    this.logBytes += weight
    this.snapshot.since += weight
    this.recent.push(event, weight)
  }

  /**
   * Reads what other processes have written since.
   * @returns those events; null when they are too many or too heavy to be sent on
   */
  async catchUp(): Promise<RoomEvent[] | null> {
    const { seq } = this.state
    for await (const page of this.store.readLog(this.id, seq)) for (const event of page) this.apply(event)
    return this.recent.after(seq, this.state.seq)
  }

  /** How far apart its turns are at the least, in ms; see Traffic. */
  pace(now: number): number {
    return this.leftOver ? 0 : this.traffic.pace(now)
  }

  /** Its present members, as memberList has them. */
  get members(): readonly Actor[] {
    return this.memberList.present
  }

  member(userId: string): Actor | undefined {
    return this.memberList.find(userId)
  }

  /** Its state, or a view of that, as bytes. The board is encoded once for everybody who comes before it changes. */
  encode(view: RoomState = this.state): Uint8Array {
    this.board ??= encodeBoard(view.board)
    return encodeState(view, this.board)
  }

  /** What answering a join costs, in bytes of an edit that takes as long. */
  answerCost(since: number): number {
    if (since > 0 && this.recent.after(since, this.state.seq)) return ANSWER_COST
    return ANSWER_COST + (this.board ? 0 : Math.ceil(this.boardBytes / ENCODED_PER_COST))
  }

  /** About what it takes up, in bytes. */
  get memory(): number {
    const { bytes, since } = this.snapshot
    const board = BOARD_FACTOR * this.boardBytes + (this.board?.byteLength ?? 0)
    return board + SHEET_PIECE * sheetPieces(this.state.sheet) + this.recent.bytes + bytes + since
  }

  private get boardBytes(): number {
    const { liveBytes, deletedBytes } = this.state.board
    return liveBytes + deletedBytes
  }

  /** @param idle nobody is in it: then also when only a little was added */
  needsSnapshot(idle: boolean): boolean {
    const { seq, bytes, since } = this.snapshot
    return snapshotDue({ events: this.state.seq - seq, bytes: since, last: bytes }, idle)
  }

  /** Keeps a snapshot when it is due. @returns its bytes, 0 when it was not */
  async keepSnapshot(idle: boolean): Promise<number> {
    if (!this.needsSnapshot(idle)) return 0
    const before = this.snapshot
    const state = this.encode()
    const kept = { seq: this.state.seq, bytes: state.byteLength, since: 0 }
    this.snapshot = kept
    // A snapshot of this memory must not bring back what is erased from the log.
    const saved = this.erased
      ? this.store.snapshotStored(this.id)
      : this.store.saveSnapshot(this.id, kept.seq, state)
    await saved.catch((error: unknown) => {
      // A newer one may have been kept meanwhile.
      if (this.snapshot === kept) this.snapshot = { ...before, since: before.since + kept.since }
      throw error
    })
    return kept.bytes
  }
}
