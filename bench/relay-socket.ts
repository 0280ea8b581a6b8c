import { WebSocket } from 'ws'

/** A line to one of the two relays that the app is compared with. */
export class RelaySocket {
  private socket: WebSocket | undefined
  delivered = 0

  constructor(
    private readonly kind: 'whole-elements' | 'bare',
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
      socket.on('message', (data: Buffer) => {
        const [first, second] = data
        if (first === 0x30) socket.send('40')
        else if (first === 0x32) socket.send('3')
        else if (second === 0x30) resolve()
        else if (second === 0x32) this.delivered++
      })
    })
  }

  send(message: Uint8Array | string): void {
    this.socket?.send(message)
  }

  close(): void {
    this.socket?.terminate()
  }
}
