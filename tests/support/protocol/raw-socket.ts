import { Packr } from 'msgpackr'
import { WebSocket } from 'ws'
import { SOCKET_PATH } from '@/lib/rooms/domain/protocol/wire'
import { cookieOf, type Person } from '@/tests/fixtures/builders'

const packr = new Packr({ useRecords: false, encodeUndefinedAsNil: true })
const EVENT = 2
const ACK = 3

/** A websocket controlled by bytes, as an attacker would: without any of the client library's checks. */
export class RawSocket {
  /** Packets that arrived, and the events among them by name. */
  readonly packets: unknown[][] = []
  readonly closed: Promise<{ code: number; reason: string }>
  private asks = 0

  private constructor(readonly ws: WebSocket) {
    this.closed = new Promise((resolve) =>
      ws.once('close', (code, reason) => resolve({ code, reason: reason.toString() })),
    )
    ws.on('message', (data: Buffer, isBinary) => {
      if (isBinary) this.packets.push(packr.unpack(data) as unknown[])
      else if (data[0] === 0x32) ws.send('3')
    })
  }

  /** Opens a connection, without Socket.IO's handshake. Rejects with the status when the server refuses. */
  static async opened(url: string, who: Person | null): Promise<RawSocket> {
    const cookie: Record<string, string> = who ? { cookie: await cookieOf(who) } : {}
    const ws = new WebSocket(`${url.replace('http', 'ws')}${SOCKET_PATH}?EIO=4&transport=websocket`, {
      headers: { origin: url, ...cookie },
      perMessageDeflate: false,
    })
    const raw = new RawSocket(ws)
    await new Promise<void>((resolve, reject) => {
      ws.once('open', resolve)
      ws.once('error', reject)
    })
    ws.on('error', () => {})
    return raw
  }

  /** Opens a connection and a socket on it. */
  static async connected(url: string, who: Person): Promise<RawSocket> {
    const raw = await RawSocket.opened(url, who)
    raw.packet([0])
    await raw.until(() => raw.packets.some(([type]) => type === 0))
    return raw
  }

  send(frame: Uint8Array): void {
    this.ws.send(frame)
  }

  packet(packet: unknown[]): void {
    this.send(packr.pack(packet))
  }

  emit(...event: unknown[]): void {
    this.packet([EVENT, event])
  }

  /** Returns the answer to a request. */
  async ask(...event: unknown[]): Promise<unknown> {
    const id = ++this.asks
    this.packet([EVENT, event, id])
    const found = () => this.packets.find(([type, , its]) => type === ACK && its === id)
    await this.until(() => found() !== undefined)
    const [answer] = (found()?.[1] ?? []) as unknown[]
    return answer
  }

  /** Events received under this name. */
  events(name: string): unknown[][] {
    return this.packets.flatMap(([type, data]) =>
      type === EVENT && (data as unknown[])[0] === name ? [(data as unknown[]).slice(1)] : [],
    )
  }

  /** Resolves when the condition holds, checked with each message. Rejects if the connection closes first. */
  until(holds: () => boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      const look = () => {
        if (!holds()) return
        this.ws.off('message', look)
        resolve()
      }
      this.ws.on('message', look)
      void this.closed.then(({ code }) => reject(new Error(`The connection was closed with ${code}`)))
      look()
    })
  }

  end(): void {
    this.ws.terminate()
  }
}
