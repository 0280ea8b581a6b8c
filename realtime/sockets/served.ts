import { MESSAGE } from '@/lib/rooms/domain/protocol/wire'
import { AppError, appError, type Failure, type FailureReason, toFailure } from '@/lib/shared/errors'
import { withSentence } from '@/lib/shared/sentences/sentence-of'
import { TokenBucket } from '../admission/token-bucket'
import type { RoomMaster } from '../commit/room-master'
import { countRefusedMessage } from '../metrics'
import { type Line, lineOf, type Rate } from './line'
import type { RoomServer, RoomSocket } from './socket-data'

/** Shared by all sockets of a process. */
export type Service = {
  io: RoomServer
  master: RoomMaster
  /** Server time in ms. */
  now: () => number
  report: (what: string, error: unknown) => void
}

const RATES = {
  // A join may read a room from the database; a browser makes the other requests only now and then.
  join: { perSecond: 2, burst: 10 },
  ask: { perSecond: 2, burst: 20 },
  edit: { perSecond: 30, burst: 60 },
  chat: { perSecond: 1, burst: 5 },
  guide: { perSecond: 5, burst: 40 },
  cursor: { perSecond: 20, burst: 30 },
} as const satisfies Record<string, Rate>

/**
 * One socket, for as long as it is open. A server holds thousands of these, and most people in a room only
 * watch, so nothing is created before it is needed, and nothing keeps a response after it was sent.
 */
export class Served {
  readonly line: Line | undefined
  private buckets: Partial<Record<keyof typeof RATES, TokenBucket>> | null = null
  private answering: Promise<void> | null = null

  constructor(
    readonly socket: RoomSocket,
    readonly service: Service,
  ) {
    this.line = lineOf(socket)
  }

  get now(): number {
    return this.service.now()
  }

  /** Counts one more of this kind. @returns false if there were too many */
  take(kind: keyof typeof RATES): boolean {
    this.buckets ??= {}
    const { perSecond, burst } = RATES[kind]
    this.buckets[kind] ??= new TokenBucket(perSecond, burst, this.now)
    return this.buckets[kind].take(this.now)
  }

  /** Counts a request. @throws AppError `rate/asks` */
  spend(kind: 'join' | 'ask'): void {
    if (!this.take(kind)) throw appError('rate/asks')
  }

  /** Produces large responses one after the other, and none while much of an earlier one waits to be read. */
  inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = (this.answering ?? Promise.resolve()).then(() => {
      if (this.line?.isBehind) throw appError('rate/asks')
      return work()
    })
    // Resolves to nothing: a promise keeps its value, and a room's state would stay in memory with each
    // socket.
    const over = turn.catch(nothing).then(() => {
      if (this.answering === over) this.answering = null
    })
    this.answering = over
    return turn
  }

  /**
   * Answers a message with a refusal: the stream and number of a command, null if the server could not read
   * them.
   */
  refuse(stream: number | null, op: number | null, { code, params }: FailureReason): void {
    this.guard(() => {
      countRefusedMessage(code)
      this.socket.emit(MESSAGE.refused, stream, op, code, params)
    })
  }

  /** Reports a failed request: through the callback, or as a refusal if none was sent along. */
  fail(error: unknown, reply: ((failure: Failure) => void) | undefined): void {
    if (!(error instanceof AppError)) this.service.report('answer', error)
    const failure = isOfOlderPage(error) ? withSentence(error) : toFailure(error)
    if (reply) reply(failure)
    else this.refuse(null, null, failure)
  }

  /**
   * Runs work whose errors, including those from writing to this socket, close this connection and affect
   * nobody else.
   */
  guard(work: () => unknown): void {
    try {
      const result = work()
      if (result instanceof Promise) result.catch((error) => this.fault(error))
    } catch (error) {
      this.fault(error)
    }
  }

  fault(error: unknown): void {
    this.service.report('socket', error)
    if (this.line) this.line.close('fault')
    else this.socket.disconnect(true)
  }
}

/** A page with another version cannot build the sentence from what this one sends. */
function isOfOlderPage(error: unknown): boolean {
  return error instanceof AppError && error.code === 'wire/version'
}

function nothing(): void {}
