import { randomBytes } from 'node:crypto'
import { Packr } from 'msgpackr'
import { WebSocket } from 'ws'
import type { WireEvents } from '@/lib/rooms/domain/protocol/messages/events'
import { clientOf, clientTag, MESSAGE, PROTOCOL_VERSION, SOCKET_PATH } from '@/lib/rooms/domain/protocol/wire'
import type { Seat } from './people'

const packr = new Packr({ useRecords: false })
const EVENT = 2
const ACK = 3

/** A browser's connection reduced to its bytes, so that the generator is as cheap as possible. */
export class RoomSocket {
  private socket: WebSocket | undefined
  private readonly tab = randomBytes(9).toString('base64url')
  private readonly tag = clientTag(clientOf(this.tab, 'board'))
  private calls = 0
  private op = 0
  private readonly sentAt = new Map<number, number>()
  /** Edits not yet known to be in the log, by number: they are resent after a disconnect. */
  private readonly pending = new Map<number, Uint8Array>()
  private isIn = false
  private since = 0
  /** Number of other members' events received, and bytes. */
  delivered = 0
  bytes = 0
  readonly refusals: string[] = []
  acknowledged = 0
  readonly latencies: number[] = []

  constructor(private readonly seat: Seat) {}

  /** Connects and joins. Rejects if the connection is lost before that. */
  open(port: number): Promise<void> {
    const host = `127.0.0.1:${port}`
    const { cookie, roomId } = this.seat
    const socket = new WebSocket(`ws://${host}${SOCKET_PATH}?EIO=4&transport=websocket&room=${roomId}`, {
      headers: { cookie, origin: `http://${host}` },
      perMessageDeflate: false,
    })
    this.socket = socket
    return new Promise((resolve, reject) => {
      socket.on('error', reject)
      socket.on('close', () => reject(new Error('The line broke')))
      socket.on('message', (data: Buffer, binary) => {
        if (!binary) {
          if (data[0] === 0x30) socket.send(packr.pack([0]))
          else if (data[0] === 0x32) socket.send('3')
          return
        }
        this.bytes += data.length
        const [type, body, id] = packr.unpack(data) as [number, unknown[], number?]
        if (type === 0) this.join(roomId)
        else if (type === 4) reject(new Error(JSON.stringify(body)))
        else if (type === ACK) this.joined(body[0] as JoinAnswer, id, resolve, reject)
        else if (type === EVENT) this.event(body)
      })
    })
  }

  /** Sends an edit, or keeps it until the connection is back; its latency is known when its own event arrives. */
  edit(patches: Uint8Array): void {
    const op = ++this.op
    this.sentAt.set(op, performance.now())
    this.pending.set(op, patches)
    if (this.isIn) this.send(op, patches)
  }

  get unacknowledged(): number {
    return this.sentAt.size
  }

  close(): void {
    this.isIn = false
    this.socket?.removeAllListeners('close')
    this.socket?.terminate()
  }

  private send(op: number, patches: Uint8Array): void {
    this.socket?.send(packr.pack([EVENT, [MESSAGE.command, 1, op, patches]]))
  }

  private acked(op: number): void {
    if (this.sentAt.delete(op)) this.acknowledged++
    this.pending.delete(op)
  }

  private join(roomId: string): void {
    const [first] = this.pending.keys()
    const board = first === undefined ? null : [first, this.op]
    const pending = { round: null, board, sheet: null }
    const request = { version: PROTOCOL_VERSION, roomId, tab: this.tab, since: this.since, pending }
    this.socket?.send(packr.pack([EVENT, [MESSAGE.join, request], ++this.calls]))
  }

  private joined(
    answer: JoinAnswer,
    id: number | undefined,
    done: () => void,
    failed: (error: Error) => void,
  ): void {
    if (id !== this.calls) return
    if (!answer.ok) {
      // A temporary refusal: retried, as in a browser.
      setTimeout(() => this.join(this.seat.roomId), 200)
      if (answer.code !== 'draining' && answer.code !== 'room/unavailable') failed(new Error(answer.code))
      return
    }
    for (const op of answer.accepted.board) this.acked(op)
    this.op = Math.max(this.op, answer.last.board)
    this.isIn = true
    for (const [op, patches] of this.pending) this.send(op, patches)
    done()
  }

  private event([name, message, , code]: unknown[]): void {
    if (name === MESSAGE.refused) this.refusals.push(String(code))
    if (name !== MESSAGE.events) return
    const now = performance.now()
    for (const [seq, tag, op] of (message as WireEvents)[1]) {
      this.since = seq
      if (tag !== this.tag) {
        this.delivered++
        continue
      }
      const sent = this.sentAt.get(op)
      if (sent === undefined) continue
      this.latencies.push(now - sent)
      this.acked(op)
    }
  }
}

type JoinAnswer =
  | { ok: true; last: { board: number }; accepted: { board: number[] } }
  | { ok: false; code: string }
