import type { RoundCommandKind } from '@/lib/rooms/domain/protocol/commands'
import type { BrowserToServer } from '@/lib/rooms/domain/protocol/messages'
import { MESSAGE, STREAMS, type Stream } from '@/lib/rooms/domain/protocol/wire'
import type { ConnectionOptions } from '../connection/connection-options'
import { Outbox } from './outbox'

/** Minimum time between two sends of edits, in ms. */
const SEND_EVERY = 33
/** Wait before sending again what was put off, in ms. */
const TRY_AGAIN = 500

/** One of a tab's three streams of commands. */
type Waiting<T> = {
  takeUnsent: () => Iterable<T>
  /** Everything sent but not acknowledged counts as unsent again. */
  reconnected: () => void
}

type SenderOptions = Pick<ConnectionOptions, 'socket' | 'monotonic' | 'setTimer'> & {
  streams: {
    round: Waiting<{ op: number; kind: RoundCommandKind; payload: object }>
    board: Waiting<{ op: number; bytes: Uint8Array }>
    sheet: Waiting<{ op: number; bytes: Uint8Array }>
  }
  maySend: () => boolean
}

/** Sends what waits: collected for a moment, below the server's rate limit, and again if it was put off. */
export class Sender {
  private readonly outbox: Outbox<Parameters<BrowserToServer['c']>>
  /** Streams that pause briefly before sending again what was put off. */
  private readonly resting = new Set<Stream>()
  private planned = false
  private lastSent = Number.NEGATIVE_INFINITY

  constructor(private readonly options: SenderOptions) {
    this.outbox = new Outbox(options.monotonic)
  }

  /** There is something to send. */
  sendSoon(): void {
    if (!this.planned) this.sendIn(Math.max(0, this.lastSent + SEND_EVERY - this.options.monotonic()))
  }

  /** The connection broke, or a join said what to send: nothing is in transit any more. */
  clear(): void {
    this.outbox.clear()
  }

  /** The room put a command off: it and those after it are sent again in a moment. */
  putOff(stream: Stream): void {
    this.options.streams[stream].reconnected()
    this.outbox.clear(STREAMS.indexOf(stream))
    if (this.resting.has(stream)) return
    this.resting.add(stream)
    this.options.setTimer(() => {
      this.resting.delete(stream)
      this.sendSoon()
    }, TRY_AGAIN)
  }

  private sendIn(ms: number): void {
    this.planned = true
    this.options.setTimer(() => {
      this.planned = false
      this.send()
    }, ms)
  }

  private send(): void {
    if (!this.options.maySend()) return
    const { socket, streams, monotonic } = this.options
    this.lastSent = monotonic()
    const maySend = (stream: Stream) => !this.resting.has(stream)
    if (maySend('round'))
      for (const { op, kind, payload } of streams.round.takeUnsent()) this.outbox.add([0, op, kind, payload])
    if (maySend('board'))
      for (const { op, bytes } of streams.board.takeUnsent()) this.outbox.add([1, op, bytes])
    if (maySend('sheet'))
      for (const { op, bytes } of streams.sheet.takeUnsent()) this.outbox.add([2, op, bytes])
    const wait = this.outbox.flush((message) => socket.emit(MESSAGE.command, ...message))
    if (wait !== null && !this.planned) this.sendIn(wait)
  }
}
