import { WebSocket } from 'ws'

/**
 * The relays that the app is compared with: a bare relay; whole elements as Excalidraw's own collaboration sends them,
 * encrypted and so binary, along with the initialisation vector; and the same as plain JSON.
 */
export type RelayKind = 'bare' | 'whole-elements' | 'whole-elements-json'

const BINARY_EVENT =
  '452-["server-broadcast","room",{"_placeholder":true,"num":0},{"_placeholder":true,"num":1}]'

/** A connection to a relay. */
export class RelaySocket {
  private socket: WebSocket | undefined
  delivered = 0

  constructor(
    private readonly kind: RelayKind,
    private readonly room: string,
  ) {}

  open(port: number): Promise<void> {
    const path =
      this.kind === 'bare' ? `/${this.room}` : `/socket.io/?EIO=4&transport=websocket&room=${this.room}`
    const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, { perMessageDeflate: false })
    this.socket = socket
    return new Promise((resolve, reject) => {
      socket.on('error', reject)
      if (this.kind === 'bare') {
        socket.on('open', () => resolve())
        socket.on('message', () => this.delivered++)
        return
      }
      socket.on('message', (data: Buffer, binary) => {
        if (binary) return
        const [first, second] = data
        if (first === 0x30) socket.send('40')
        else if (first === 0x32) socket.send('3')
        else if (second === 0x30) resolve()
        else if (first === 0x34 && (second === 0x32 || second === 0x35)) this.delivered++
      })
    })
  }

  /** @param patches sent by the bare relay @param whole sent by the others */
  send(patches: Uint8Array, whole: () => string): void {
    if (this.kind === 'bare') this.socket?.send(patches)
    else if (this.kind === 'whole-elements-json') this.socket?.send(whole())
    else {
      this.socket?.send(BINARY_EVENT)
      // As long as the ciphertext, which includes a tag of 16 bytes.
      this.socket?.send(Buffer.concat([Buffer.from(whole()), Buffer.alloc(16)]))
      this.socket?.send(Buffer.alloc(12))
    }
  }

  close(): void {
    this.socket?.terminate()
  }
}
