import * as Y from 'yjs'
import type { CaseGuide } from '@/lib/cases/domain/case'
import { AppError } from '@/lib/shared/errors'
import type { Command } from '../domain/commands'
import { decodeState } from '../domain/encode-state'
import { evolve } from '../domain/evolve'
import type { RoomRole } from '../domain/roles'
import {
  clientOf,
  clientTag,
  isTemporary,
  MESSAGE,
  PROTOCOL_VERSION,
  STREAMS,
  type Stream,
} from '../domain/wire'
import { fromWire, type ReceivedEvent, type WireEvents, type WireItem } from '../domain/wire-events'
import { BoardLine } from './board-line'
import { EventOrder } from './event-order'
import { Keeper } from './keeper'
import type { Pending, PendingStore } from './pending-store'
import { Requests } from './requests'
import type { RoomLine } from './room-line'
import { emptyView, type Notice, type RoomView } from './room-view'
import { Sender } from './sender'
import { ServerClock } from './server-clock'
import { SheetLine } from './sheet-line'
import { TalkLine } from './talk-line'

export type ConnectionOptions = {
  roomId: string
  tab: string
  line: RoomLine
  store: PendingStore
  storeKey: string
  /** Milliseconds that only go forward. */
  monotonic: () => number
  setTimer: (run: () => void, ms: number) => unknown
}

/** How long a gap may stay open before the room is asked for what is missing, in ms. */
const GAP_PATIENCE = 300
/** First wait before trying again to join, in ms; it doubles. */
const TRY_AGAIN = 500
/** Longest wait before trying again to join, in ms. */
const LONGEST_WAIT = 5_000
const READ_CLOCK_EVERY = 20_000

/** Commands that mean the same later. */
const LASTING: ReadonlySet<string> = new Set(['say', 'note', 'unnote', 'mark', 'tick'])

type JoinAnswer = {
  ok: true
  now: number
  number: number
  role: RoomRole
  accepted: Record<Stream, number[]>
  last: Record<Stream, number>
} & ({ snapshot: Uint8Array } | { head: number; tail: WireItem[] })

/**
 * One tab's line to one room. It owns what the room says (evolve over the events, in order) and what was done here and
 * is not acknowledged; it says "saved" only from acknowledgements. It never throws work away: what cannot be sent waits
 * here, and on the disk of this machine over a reload.
 */
export class RoomConnection {
  readonly clock: ServerClock
  readonly board: BoardLine
  readonly sheet: SheetLine
  readonly talk = new TalkLine()
  private readonly order = new EventOrder(0)
  private readonly tags: Record<Stream, number>
  private readonly listeners = new Set<() => void>()
  private readonly keeper: Keeper
  private readonly sender: Sender
  private readonly requests: Requests
  private view: RoomView = emptyView
  private joined = false
  private joining = false
  private closed = false
  private elsewhere = 0
  private notices = 0
  /** Attempts to join in a row that failed for a passing reason. */
  private failedJoins = 0
  /** The next join asks for everything, as after a change of role, which shows other parts of what has been. */
  private startOver = false
  constructor(private readonly options: ConnectionOptions) {
    this.clock = new ServerClock(options.monotonic)
    this.requests = new Requests(options.line)
    this.tags = {
      talk: clientTag(clientOf(options.tab, 'talk')),
      board: clientTag(clientOf(options.tab, 'board')),
      sheet: clientTag(clientOf(options.tab, 'sheet')),
    }
    this.board = new BoardLine(options.monotonic, () => this.changed())
    this.sheet = new SheetLine(
      () => this.changed(),
      () => this.update({ sheetGeneration: this.view.sheetGeneration + 1 }),
    )
    this.keeper = new Keeper({
      ...options,
      pending: () => this.pending(),
      told: (kept) => this.update({ kept }),
    })
    this.sender = new Sender({
      ...options,
      streams: this,
      // While a join is under way nothing goes out: its answer says what to send, and the room forgets what it put off.
      maySend: () => this.joined && !this.joining,
    })
    this.listen()
  }

  /** Reads what an earlier page left waiting, then connects. */
  async open(): Promise<void> {
    await this.keeper.restore((kept) => this.restore(kept))
    if (!this.closed) this.options.line.connect()
  }

  /** Writes down at once what waits: the page may be gone in a moment. */
  keepNow(): void {
    this.keeper.keepNow()
  }

  /** Whether work would be lost if the page went now: it is not in the log, and not on this machine's disk either. */
  get wouldLose(): boolean {
    return !this.closed && this.waiting > 0 && this.keeper.isBehind
  }

  /** Counts in what tabs that died left and lines of their own send: nothing here is called saved before that is. */
  countElsewhere(waiting: number): void {
    this.elsewhere = waiting
    this.update({})
  }

  close(): void {
    this.closed = true
    this.keeper.close()
    this.options.line.disconnect()
  }

  /** Leaves without keeping anything: the person signed out of this browser. */
  forget(): void {
    this.closed = true
    this.keeper.forget()
    this.options.line.disconnect()
  }

  getView = (): RoomView => this.view

  /** The newest event of the log that is taken in here. */
  get seq(): number {
    return this.order.seq
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Asks the room to do something. Resolves once that is in the log. @throws AppError the room's refusal */
  async ask(command: Exclude<Command, { kind: 'board' | 'sheet' }>): Promise<void> {
    const done = this.talk.add(command)
    this.changed()
    await done.catch((error: unknown) => {
      if (!(error instanceof AppError && error.code === 'nothing-to-do')) throw error
    })
  }

  /** The guide, for interviewers. @throws AppError */
  async guide(): Promise<CaseGuide> {
    const answer = await this.requests.send<{ guide: CaseGuide }>(MESSAGE.guide, {})
    return answer.guide
  }

  dismiss(id: number): void {
    this.update({ notices: this.view.notices.filter((notice) => notice.id !== id) })
  }

  /** Puts a sentence where people see it. */
  notify(code: string, message: string): void {
    const notice: Notice = { id: ++this.notices, code, message }
    this.update({ notices: [...this.view.notices.slice(-3), notice] })
  }

  /** Tries once more after a refusal. */
  retry(): void {
    this.update({ line: { status: 'connecting' } })
    this.options.line.disconnect()
    this.options.line.connect()
  }

  private listen(): void {
    const { line } = this.options
    line.on('connect', () => void this.join())
    line.on('disconnect', (reason: string) => {
      this.lost()
      // Socket.IO comes back by itself, but not after the server hung up, as it does when it restarts.
      if (reason === 'io server disconnect') this.comeBackSoon()
    })
    line.on('connect_error', (error: Error & { data?: { code?: string; message?: string } }) => {
      const { code, message } = error.data ?? {}
      if (code && message && !isTemporary(code)) return this.refuse(code, message)
      this.lost()
      // Nor after the server said no.
      if (code) this.comeBackSoon()
    })
    line.on(MESSAGE.events, (message: WireEvents) => this.received(message))
    line.on(MESSAGE.refused, (stream: unknown, op: unknown, code: string, message: string) =>
      this.refused(stream, op, code, message),
    )
    line.on(MESSAGE.online, (online: number[]) => {
      this.board.presence.keepOnly(online)
      this.update({ online })
    })
    line.on(MESSAGE.presence, (number: number, presence: unknown) =>
      this.board.presence.received(number, presence),
    )
    line.on(MESSAGE.rejoin, () => {
      this.startOver = true
      void this.join()
    })
    this.board.presence.send = (presence) => {
      if (this.joined) line.emit(MESSAGE.presence, presence)
    }
    const readClock = () => {
      if (this.closed) return
      if (this.joined) void this.readClock()
      this.options.setTimer(readClock, READ_CLOCK_EVERY)
    }
    this.options.setTimer(readClock, READ_CLOCK_EVERY)
  }

  private lost(): void {
    this.joined = false
    this.requests.lost()
    this.sender.clear()
    this.board.presence.keepOnly([])
    if (this.view.line.status === 'refused' || this.view.line.status === 'reconnecting') return
    this.update({
      line: this.view.room
        ? { status: 'reconnecting', since: this.options.monotonic() }
        : { status: 'connecting' },
      online: [],
    })
  }

  private comeBackSoon(): void {
    const comeBack = () => {
      if (!this.closed && this.view.line.status !== 'refused') this.options.line.connect()
    }
    this.options.setTimer(comeBack, this.nextWait())
  }

  /** Full jitter: after a restart not everybody comes back in the same moment. */
  private nextWait(): number {
    const longest = Math.min(LONGEST_WAIT, TRY_AGAIN * 2 ** this.failedJoins++)
    return Math.random() * longest
  }

  private refuse(code: string, message: string): void {
    this.joined = false
    this.update({ line: { status: 'refused', code, message } })
    this.options.line.disconnect()
  }

  private async join(): Promise<void> {
    if (this.joining) return
    this.joining = true
    const { startOver } = this
    this.startOver = false
    try {
      const pending = this.pending()
      const range = (items: { op: number }[]) => {
        const [first, last] = [items[0], items.at(-1)]
        return first && last ? ([first.op, last.op] as const) : null
      }
      const asked = this.options.monotonic()
      const answer = await this.requests.send<JoinAnswer>(MESSAGE.join, {
        version: PROTOCOL_VERSION,
        roomId: this.options.roomId,
        tab: this.options.tab,
        since: this.view.room && !startOver ? this.order.seq : 0,
        pending: { talk: range(pending.talk), board: range(pending.board), sheet: range(pending.sheet) },
      })
      this.clock.restart()
      this.clock.observe(asked, this.options.monotonic(), answer.now)
      this.entered(answer)
      this.failedJoins = 0
      // A room that had to be read first answers late, and then that reading of the clock is a poor one.
      void this.readClock()
    } catch (error) {
      this.startOver ||= startOver
      if (!(error instanceof AppError)) this.broke(error)
      const { code, message } = error instanceof AppError ? error : new AppError('unavailable', '')
      if (code === 'line/lost') return
      if (!isTemporary(code)) return this.refuse(code, message)
      // Also where this tab was in the room: the room may have let it go before it asked to come back.
      this.lost()
      this.options.setTimer(() => this.tryAgain(), this.nextWait())
    } finally {
      this.joining = false
      if (this.startOver && this.joined) void this.join()
      else this.changed()
    }
  }

  private tryAgain(): void {
    if (this.options.line.connected && !this.joined) void this.join()
  }

  private entered(answer: JoinAnswer): void {
    this.joined = true
    const accepted = (stream: Stream) => new Set(answer.accepted[stream])
    this.talk.reset(accepted('talk'))
    let { room } = this.view
    if ('snapshot' in answer) {
      room = decodeState(answer.snapshot)
      this.order.restart(room.seq)
      this.sheet.reset(Y.encodeStateAsUpdate(room.sheet), accepted('sheet'))
      this.board.reset(room.board, accepted('board'))
    } else {
      // Some of it may have come by itself while the answer was on its way.
      const missed = answer.tail.filter(([seq]) => seq > this.order.seq)
      for (const item of missed) room = this.apply(room, item)
      this.order.restart(Math.max(answer.head, this.order.seq))
    }
    this.sender.clear()
    this.talk.continueAfter(answer.last.talk)
    this.sheet.continueAfter(answer.last.sheet)
    this.board.continueAfter(answer.last.board)
    for (const line of [this.talk, this.sheet, this.board]) line.reconnected()
    this.update({ room, me: { number: answer.number, role: answer.role }, line: { status: 'live' } })
  }

  private received(message: WireEvents): void {
    if (!this.joined) return
    const { items, gap } = this.order.take(message)
    let { room } = this.view
    try {
      for (const item of items) room = this.apply(room, item)
    } catch (error) {
      this.broke(error)
      void this.join()
      return
    }
    this.update({ room })
    if (gap) this.expect(this.order.seq + 1)
  }

  /** What came could not be taken in, so what is here is in doubt: the next join asks for everything. */
  private broke(error: unknown): void {
    console.error(error)
    this.startOver = true
  }

  /** What does not come in a moment is asked for. */
  private expect(seq: number): void {
    const before = this.order.seq
    this.options.setTimer(() => {
      if (this.joined && this.order.seq < seq && this.order.seq === before) void this.join()
    }, GAP_PATIENCE)
  }

  /** Takes one event in: documents first, then what everybody sees of the room. */
  private apply(room: RoomView['room'], item: WireItem): RoomView['room'] {
    if (!room) return room
    const event = fromWire(item, room.members)
    const own = this.ownNumber(event)
    if (event.kind === 'board/edited') {
      const { patches, corrections } = event.data
      if (own.board !== null) this.board.acked(own.board, corrections, patches)
      else this.board.remote(patches, corrections)
      return room
    }
    if (event.kind === 'sheet/updated') {
      this.sheet.applied(event.data.update, own.sheet)
      return room
    }
    const next = evolve(room, event)
    if (own.talk !== null) this.talk.acked(own.talk)
    return next
  }

  private ownNumber({ tag, number }: ReceivedEvent): Record<Stream, number | null> {
    const own = (stream: Stream) => (tag === this.tags[stream] && number > 0 ? number : null)
    return { talk: own('talk'), board: own('board'), sheet: own('sheet') }
  }

  private refused(stream: unknown, op: unknown, code: string, message: string): void {
    if (typeof stream !== 'number' || typeof op !== 'number') return
    const name = STREAMS[stream]
    if (!name) return
    if (isTemporary(code)) {
      this.sender.putOff(name)
      return
    }
    if (code === 'duplicate') {
      // The log holds it, but its event did not come to this tab: ask for where things stand.
      void this.join()
      return
    }
    if (name === 'talk') this.tellUnheard(code, message, this.talk.refused(op, code, message))
    else if (name === 'board') {
      this.board.refused(op, message)
      this.notify(code, message)
    } else {
      const taken = this.sheet.refused(op)
      if (!taken) return
      // Nobody's words go without being shown once more.
      const words = taken.map(({ field, text }) => `${field}: ${text}`).join('\n\n')
      this.notify(code, words ? `${message} You had written: ${words}` : message)
      // What was typed after it is gone too, and the room may be waiting for one of those numbers.
      void this.join()
    }
    this.changed()
  }

  /** Says that what an earlier page left was refused, with its words, which are in no field any more. */
  private tellUnheard(code: string, message: string, payload: unknown): void {
    if (payload === null || code === 'nothing-to-do') return
    const { text } = payload as { text?: unknown }
    this.notify(code, typeof text === 'string' ? `${message} It was: ${text}` : message)
  }

  /** Something waits: count it, keep it, send it. */
  private changed(): void {
    this.update({})
    this.keeper.changed()
    this.sender.sendSoon()
  }

  private get waiting(): number {
    return this.talk.size + this.board.size + this.sheet.size
  }

  private pending(): Pending {
    return { talk: this.talk.pending(), board: this.board.pending(), sheet: this.sheet.pending() }
  }

  private restore(kept: Pending): void {
    // What runs the round belongs to its moment: a step taken yesterday must not happen when the page opens today.
    this.talk.restorePending(kept.talk.filter(({ kind }) => LASTING.has(kind)))
    this.board.restorePending(kept.board)
    this.sheet.restorePending(kept.sheet)
  }

  private async readClock(): Promise<void> {
    const asked = this.options.monotonic()
    const answer = await this.requests
      .send<{ now: number; head: number | null }>(MESSAGE.time, {})
      .catch(() => null)
    if (!answer) return
    this.clock.observe(asked, this.options.monotonic(), answer.now)
    // Also finds a message that was lost with none after it to show the gap.
    if (answer.head !== null && answer.head > this.order.seq) this.expect(answer.head)
  }

  private update(change: Partial<RoomView>): void {
    const unsaved = this.waiting + this.elsewhere
    const next = { ...this.view, ...change, unsaved }
    // What is in the log is not sent again by the next page.
    if (unsaved === 0 && this.view.unsaved > 0) this.keeper.keepSoon()
    const same = (Object.keys(next) as (keyof RoomView)[]).every((key) => next[key] === this.view[key])
    if (same) return
    this.view = next
    for (const listener of this.listeners) listener()
  }
}
