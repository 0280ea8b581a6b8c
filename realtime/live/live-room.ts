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

/** Memory used per byte of a board's size: its elements are objects and lists of points. */
const BOARD_FACTOR = 4
/** Memory used by a piece of text in a worksheet, in bytes, measured with Yjs 13.6 on Node 20 (205). */
const SHEET_PIECE = 256
/** Encoding this many bytes of a board takes as long as deciding one byte of an edit. */
const ENCODED_PER_COST = 8
/** What answering a join costs besides the state, in bytes of an edit. */
const ANSWER_COST = 8 * 1024

/** A room in this process's memory, with its state as of `state.seq` in its log. */
export class LiveRoom {
  readonly memberList = new MemberList()
  /** When it was last needed (ms), for releasing idle rooms. */
  usedAt = 0
  /** When somebody last drew or typed, in ms since 1970; null if nobody has since it was loaded. */
  workedAt: number | null = null
  /** Whether its queue holds more than its last turn could handle. */
  leftOver = false
  /** The events up to `state.seq`. */
  readonly recent = new RecentEvents()
  readonly traffic = new Traffic()
  state: RoomState
  /** The size of its log, in bytes. */
  logBytes: number
  readonly guide: RoomGuide
  private snapshot: LoadedRoom['snapshot']
  /**
   * Whether somebody was erased from its log since it was loaded: the erasure may cover names of theirs that
   * this memory does not recognise.
   */
  private erased = false
  /** The encoded board; null if it has changed since. */
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

  /**
   * @throws AppError `not-found`, or whatever prevented it from loading: a room never opens empty instead.
   */
  static async load(id: string, store: RoomStore): Promise<LiveRoom> {
    return new LiveRoom(id, store, await store.load(id))
  }

  apply(event: RoomEvent): void {
    const erased = event.kind === 'member/erased' ? memberOf(this.state.round, event.data.userId) : undefined
    this.state = evolve(this.state, event)
    // People who join later must not see the name either.
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
   * @returns those events; null if there are too many or they are too large to be sent
   */
  async catchUp(): Promise<RoomEvent[] | null> {
    const { seq } = this.state
    for await (const page of this.store.readLog(this.id, seq)) for (const event of page) this.apply(event)
    return this.recent.after(seq, this.state.seq)
  }

  /** Minimum time between its turns, in ms; see Traffic. */
  pace(now: number): number {
    return this.leftOver ? 0 : this.traffic.pace(now)
  }

  /** Its current members, as in memberList. */
  get members(): readonly Actor[] {
    return this.memberList.present
  }

  member(userId: string): Actor | undefined {
    return this.memberList.find(userId)
  }

  /**
   * Its state, or a view of it, as bytes. The board is encoded once for everybody who joins before it
   * changes.
   */
  encode(view: RoomState = this.state): Uint8Array {
    this.board ??= encodeBoard(view.board)
    return encodeState(view, this.board)
  }

  /** What answering a join costs, in bytes of an edit that takes as long. */
  answerCost(since: number): number {
    if (since > 0 && this.recent.after(since, this.state.seq)) return ANSWER_COST
    return ANSWER_COST + (this.board ? 0 : Math.ceil(this.boardBytes / ENCODED_PER_COST))
  }

  /** Its approximate size in memory, in bytes. */
  get memory(): number {
    const { bytes, since } = this.snapshot
    const board = BOARD_FACTOR * this.boardBytes + (this.board?.byteLength ?? 0)
    return board + SHEET_PIECE * sheetPieces(this.state.sheet) + this.recent.bytes + bytes + since
  }

  private get boardBytes(): number {
    const { liveBytes, deletedBytes } = this.state.board
    return liveBytes + deletedBytes
  }

  /** @param idle whether nobody is in it: then a snapshot is due even if little was added */
  needsSnapshot(idle: boolean): boolean {
    const { seq, bytes, since } = this.snapshot
    return snapshotDue({ events: this.state.seq - seq, bytes: since, last: bytes }, idle)
  }

  /** Stores a snapshot if one is due. @returns its size in bytes, 0 if none was due */
  async keepSnapshot(idle: boolean): Promise<number> {
    if (!this.needsSnapshot(idle)) return 0
    const before = this.snapshot
    const state = this.encode()
    const kept = { seq: this.state.seq, bytes: state.byteLength, since: 0 }
    this.snapshot = kept
    // A snapshot of this memory must not restore what is being erased from the log.
    const saved = this.erased
      ? this.store.snapshotStored(this.id)
      : this.store.saveSnapshot(this.id, kept.seq, state)
    await saved.catch((error: unknown) => {
      // A newer one may have been stored in the meantime.
      if (this.snapshot === kept) this.snapshot = { ...before, since: before.since + kept.since }
      throw error
    })
    return kept.bytes
  }
}
