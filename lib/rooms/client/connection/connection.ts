import type { CaseGuide } from '@/lib/cases/domain/case'
import type { Command } from '@/lib/rooms/domain/protocol/commands'
import type { WireEvents } from '@/lib/rooms/domain/protocol/messages/events'
import type { JoinAnswer } from '@/lib/rooms/domain/protocol/messages/join'
import { MESSAGE } from '@/lib/rooms/domain/protocol/wire'
import type { Params } from '@/lib/shared/errors'
import type { BoardStream } from '../streams/board-stream'
import { EventIntake } from '../streams/event-intake'
import type { SheetStream } from '../streams/sheet-stream'
import { OwnWork } from '../unsaved/own-work'
import { Saving } from '../unsaved/saving'
import { Sender } from '../unsaved/sender'
import type { RoomView } from '../view/room-view'
import { ViewStore } from '../view/view-store'
import { Backoff } from './backoff'
import { begin } from './begin'
import { ClockReader } from './clock-reader'
import type { ConnectionOptions } from './connection-options'
import { RoomEntry } from './entry'
import { Refusals } from './refusals'
import { Requests } from './requests'
import { ServerClock } from './server-clock'
import { SocketWatch } from './socket-watch'

/**
 * One tab's connection to one room. It owns the room's state (evolve over the events, in order) and the local
 * work that is not acknowledged; it says "saved" only from acknowledgements. It never throws work away: what
 * cannot be sent waits here, and on this machine's disk across reloads.
 */
export class RoomConnection {
  readonly clock: ServerClock
  readonly board: BoardStream
  readonly sheet: SheetStream
  private readonly shown = new ViewStore()
  private readonly work: OwnWork
  private readonly saving: Saving
  private readonly requests: Requests
  private readonly intake: EventIntake
  private readonly entry: RoomEntry
  private readonly sender: Sender
  private readonly refusals: Refusals
  private readonly clockReader: ClockReader
  private closed = false

  constructor(private readonly options: ConnectionOptions) {
    const backoff = new Backoff()
    this.clock = new ServerClock(options.monotonic, options.opening?.now)
    this.requests = new Requests(options.socket)
    this.work = new OwnWork({
      ...options,
      changed: () => this.changed(),
      sheetReplaced: () => this.update({ sheetGeneration: this.shown.now.sheetGeneration + 1 }),
    })
    this.board = this.work.board
    this.sheet = this.work.sheet
    this.saving = new Saving({ ...options, work: this.work, notify: () => this.update({}) })
    this.intake = new EventIntake({ ...options, work: this.work, missing: () => this.entry.joinAgain() })
    this.entry = new RoomEntry({
      ...options,
      requests: this.requests,
      clock: this.clock,
      backoff,
      known: () => (this.shown.now.round ? this.intake.seq : 0),
      role: () => this.shown.now.me?.role,
      pending: () => this.work.pending(),
      entered: (answer) => this.entered(answer),
      lost: () => this.lost(),
      refused: (code, message) => this.refuse(code, message),
      settled: () => this.changed(),
    })
    this.sender = new Sender({ ...options, streams: this.work, maySend: () => this.entry.maySend })
    this.refusals = new Refusals({
      work: this.work,
      notify: (code, message) => this.notify(code, message),
      putOff: (stream) => this.sender.putOff(stream),
      join: () => void this.entry.join(),
      changed: () => this.changed(),
    })
    this.clockReader = new ClockReader({
      ...options,
      clock: this.clock,
      requests: this.requests,
      isJoined: () => this.entry.isInside,
      isClosed: () => this.closed,
      // This also detects a lost message when no later one reveals the gap.
      received: (head) => this.intake.expect(head),
    })
    this.listen(backoff)
    this.clockReader.start()
  }

  /** Whether the user has left the page. */
  get isClosed(): boolean {
    return this.closed
  }

  /** The newest event of the log that has been applied here. */
  get seq(): number {
    return this.intake.seq
  }

  getView = (): RoomView => this.shown.now

  subscribe = (listener: () => void): (() => void) => this.shown.subscribe(listener)

  /** Restores the work that an earlier page left waiting. Nothing may be done here before that. */
  restore(): Promise<void> {
    const { options, work, saving, intake, entry, shown } = this
    return begin({ ...options, work, saving, intake, entry, shown })
  }

  connect(): void {
    if (!this.closed) this.options.socket.connect()
  }

  /** Restores the work that an earlier page left waiting, then connects. */
  async open(): Promise<void> {
    await this.restore()
    this.connect()
  }

  /** Stores waiting work immediately: the page may be gone in a moment. */
  keepNow(): void {
    this.saving.keepNow()
  }

  /**
   * Whether work would be lost if the page closed now: it is neither in the log nor on this machine's disk.
   */
  get wouldLose(): boolean {
    return !this.closed && this.saving.wouldLose
  }

  /**
   * Adds the work left by tabs that died, which other connections send: nothing here counts as saved until
   * that is sent.
   */
  countElsewhere(waiting: number): void {
    this.saving.countElsewhere(waiting)
  }

  close(): void {
    this.closed = true
    this.saving.close()
    this.options.socket.disconnect()
  }

  /** Closes without keeping anything: the user signed out in this browser. */
  forget(): void {
    this.closed = true
    this.saving.forget()
    this.options.socket.disconnect()
  }

  /** Sends a command to the room. Resolves once it is in the log. @throws AppError the room's refusal */
  ask(command: Exclude<Command, { kind: 'board' | 'sheet' }>): Promise<void> {
    const done = this.work.round.add(command)
    this.changed()
    return done
  }

  /** The guide, for interviewers. @throws AppError */
  async guide(): Promise<CaseGuide> {
    const answer = await this.requests.send(MESSAGE.guide, {})
    return answer.guide
  }

  /** Shows a message to the user. */
  notify(code: string, message: string): void {
    this.shown.notify(code, message)
  }

  dismiss(id: number): void {
    this.shown.dismiss(id)
  }

  /** Tries again after a refusal. */
  retry(): void {
    this.update({ connection: { status: 'connecting' } })
    this.options.socket.disconnect()
    this.options.socket.connect()
  }

  private listen(backoff: Backoff): void {
    const { socket } = this.options
    const { presence } = this.board
    new SocketWatch({
      ...this.options,
      backoff,
      connected: () => void this.entry.join(),
      lost: () => this.lost(),
      refused: (code, message) => this.refuse(code, message),
      isOver: () => this.closed || this.shown.now.connection.status === 'refused',
    }).start()
    socket.on(MESSAGE.events, (message: WireEvents) => this.received(message))
    socket.on(MESSAGE.refused, (stream: unknown, op: unknown, code: string, params: Params) =>
      this.refusals.received(stream, op, { code, params }),
    )
    socket.on(MESSAGE.speaking, (speaking: string | null) => this.update({ speaking }))
    socket.on(MESSAGE.rejoin, () => this.entry.joinAnew())
    socket.on(MESSAGE.online, (online: number[]) => {
      presence.announced(online)
      this.update({ online })
    })
    presence.use(socket, {
      maySend: () => this.entry.isInside,
      ownNumber: () => this.shown.now.me?.number,
    })
  }

  private lost(): void {
    this.entry.left()
    this.requests.lost()
    this.sender.clear()
    this.board.presence.lost()
    this.shown.lineLost(this.options.monotonic())
    // By the time the connection is back, what the interviewer was saying may be complete, or never be said.
    this.update({ speaking: null })
  }

  private refuse(code: string, message: string): void {
    this.entry.left()
    this.update({ connection: { status: 'refused', code, message } })
    this.options.socket.disconnect()
  }

  private entered(answer: JoinAnswer): void {
    const room = this.intake.entered(this.shown.now.round, answer)
    this.sender.clear()
    this.refusals.passedOver(answer)
    this.work.reconnected(answer.last)
    this.update({
      round: room,
      me: { number: answer.number, role: answer.role },
      connection: { status: 'live' },
      speaking: null,
    })
    // A room that had to be loaded first answers late, which makes that reading of the clock a poor one.
    void this.clockReader.read()
  }

  private received(message: WireEvents): void {
    if (!this.entry.isInside) return
    try {
      const round = this.intake.received(this.shown.now.round, message)
      // What the interviewer was saying is in the chat by then.
      const spoke = round?.chat !== this.shown.now.round?.chat && round?.chat.at(-1)?.interviewer
      this.update({ round, ...(spoke ? { speaking: null } : {}) })
    } catch (error) {
      this.entry.broke(error)
      void this.entry.join()
    }
  }

  /** There is new local work: count it, store it, send it. */
  private changed(): void {
    this.update({})
    this.saving.changed()
    this.sender.sendSoon()
  }

  private update(change: Partial<RoomView>): void {
    const state = this.saving.state((change.connection ?? this.shown.now.connection).status === 'live')
    if (state.unsaved === 0 && this.shown.now.unsaved > 0) this.saving.done()
    this.shown.set({ ...change, ...state, waitingTexts: this.work.round.waitingTexts })
  }
}
