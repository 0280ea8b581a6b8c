import { unpack } from 'msgpackr'
import { WebSocket } from 'ws'
import type { WireEvents } from '@/lib/rooms/domain/protocol/messages/events'
import {
  clientOf,
  clientTag,
  MESSAGE,
  PROTOCOL_VERSION,
  SOCKET_PATH,
  STREAMS,
} from '@/lib/rooms/domain/protocol/wire'
import { ROOM, TAB } from '../generators/frames'
import { encode, map } from '../generators/message-pack'
import { Gone, type Seat, type Target } from '../target'
import { Unanswered } from './sender'

const [CONNECT, EVENT, ANSWER, CONNECT_ERROR] = [0, 2, 3, 4]
/** Number of this class's own requests; inputs use smaller ones. */
const OWN_QUESTION = 1_000_000
const PROBE_MS = 1_000

export type Answer = { op: number; code: string | null }

/** A browser's connection that sends whatever it is given, and knows which numbered commands were answered. */
export class Line {
  private readonly waiting = new Map<number, (answer: Answer | null) => void>()
  private joined: ((error: Error | null) => void) | undefined
  /** The last number that the server reported for each command stream, so that numbering continues from there. */
  last: { round: number; board: number; sheet: number } = { round: 0, board: 0, sheet: 0 }
  closed = false
  private asked = false
  private readonly tags: number[]

  private constructor(
    private readonly socket: WebSocket,
    private readonly seat: Seat,
    private readonly tab: string,
  ) {
    this.tags = STREAMS.map((stream) => clientTag(clientOf(tab, stream)))
  }

  /** Connects and joins. Throws `Gone` when nothing listens there any more. */
  static async open({ port }: Target, seat: Seat, tab = TAB): Promise<Line> {
    const host = `127.0.0.1:${port}`
    const socket = new WebSocket(`ws://${host}${SOCKET_PATH}?EIO=4&transport=websocket&room=${seat.roomId}`, {
      headers: { cookie: seat.cookie, origin: `http://${host}` },
      perMessageDeflate: false,
    })
    const line = new Line(socket, seat, tab)
    await new Promise<void>((resolve, reject) => {
      line.joined = (error) => (error ? reject(error) : resolve())
      socket.on('error', (error) => reject(new Gone(String(error))))
      socket.on('close', () => {
        line.end()
        reject(new Unanswered('The line was closed before it had joined.'))
      })
      socket.on('message', (data: Buffer, isBinary) => line.receive(data, isBinary))
    })
    return line
  }

  send(bytes: Uint8Array): void {
    if (!this.closed) this.socket.send(bytes)
  }

  /** A numbered command. @returns its answer, or null if the connection closed first */
  command(stream: number, op: number, rest: Uint8Array): Promise<Answer | null> {
    const head = [encode(stream), encode(op)]
    // An event is a list of a name and its arguments; their number shows in its first byte.
    const count = stream === 0 ? 5 : 4
    const frame = [Uint8Array.of(0x92, EVENT, 0x90 | count), encode(MESSAGE.command), ...head, rest]
    return this.answerTo(stream, op, () => this.send(Buffer.concat(frame)))
  }

  /** Resolves with the answer to a number, or null if the connection closed first. */
  private answerTo(stream: number, op: number, ask: () => void): Promise<Answer | null> {
    if (this.closed) return Promise.resolve(null)
    return new Promise((resolve) => {
      this.waiting.set(keyOf(stream, op), resolve)
      ask()
    })
  }

  /** Resolves once the server has read everything sent before, or the connection is closed. */
  async settled(op: number): Promise<void> {
    const question = encode(['no such command', map({})]).subarray(1)
    const first = this.command(0, op, question)
    // Anything right after a goodbye is not read. The next message then closes the connection.
    const again = setInterval(() => void this.command(0, op + 1, question), PROBE_MS)
    await first
    clearInterval(again)
  }

  close(): void {
    this.socket.terminate()
    this.end()
  }

  private end(): void {
    this.closed = true
    for (const resolve of this.waiting.values()) resolve(null)
    this.waiting.clear()
  }

  private receive(data: Buffer, isBinary: boolean): void {
    if (!isBinary) {
      if (data[0] === 0x30) this.send(encode([CONNECT]))
      else if (data[0] === 0x32) this.socket.send('3')
      return
    }
    const [type, body, id] = unpack(data) as [number, unknown, number?]
    if (type === CONNECT && !this.asked) this.join()
    else if (type === CONNECT_ERROR) this.joined?.(new Error(JSON.stringify(body)))
    else if (type === ANSWER && id === OWN_QUESTION) this.entered((body as JoinAnswer[])[0])
    else if (type === EVENT) this.event(body as unknown[])
  }

  private join(): void {
    this.asked = true
    const pending = map({ round: null, board: null, sheet: null })
    const { roomId } = this.seat
    const request = map({ version: PROTOCOL_VERSION, roomId, tab: this.tab, since: 0, pending })
    this.send(encode([EVENT, [MESSAGE.join, request], OWN_QUESTION]))
  }

  private entered(answer: JoinAnswer | undefined): void {
    if (answer?.ok) this.last = answer.last
    this.joined?.(answer?.ok ? null : new Error(answer?.code ?? 'no answer'))
  }

  private event([name, ...rest]: unknown[]): void {
    if (name === MESSAGE.refused) {
      const [stream, op, code] = rest
      if (typeof stream === 'number' && typeof op === 'number') this.answered(stream, op, String(code))
      // If not even the number could be read, it is for the last message: there is one input at a time.
      else
        for (const key of [...this.waiting.keys()]) this.answered(key % 4, Math.floor(key / 4), String(code))
    } else if (name === MESSAGE.events) {
      for (const [, tag, op] of (rest[0] as WireEvents)[1]) this.answered(this.tags.indexOf(tag), op, null)
    }
  }

  private answered(stream: number, op: number, code: string | null): void {
    const key = keyOf(stream, op)
    this.waiting.get(key)?.({ op, code })
    this.waiting.delete(key)
  }
}

type JoinAnswer = { ok: true; last: Line['last'] } | { ok: false; code: string }

const keyOf = (stream: number, op: number) => op * 4 + stream

/** A frame with the sender's room in place of the generators' placeholder. */
export function withRoom(bytes: Uint8Array, roomId: string): Uint8Array {
  const buffer = Buffer.from(bytes)
  for (let at = buffer.indexOf(ROOM); at >= 0; at = buffer.indexOf(ROOM, at + ROOM.length))
    buffer.write(roomId, at)
  return buffer
}
