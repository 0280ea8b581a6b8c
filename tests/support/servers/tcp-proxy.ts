import net from 'node:net'

/** A connection between browsers and a server that can be disturbed. */
export class TcpProxy {
  /** Delay of each piece in each direction, in milliseconds. */
  delay = 0
  /** Nothing gets through and nobody is notified: both ends believe in a dead connection. */
  silent = false
  private readonly pairs = new Set<readonly [net.Socket, net.Socket]>()

  private constructor(private readonly server: net.Server) {}

  static async to(target: number): Promise<TcpProxy> {
    const server = net.createServer()
    const proxy = new TcpProxy(server)
    server.on('connection', (near) => proxy.connect(near, target))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return proxy
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as net.AddressInfo).port}`
  }

  /** Breaks every open connection at once. */
  reset(): void {
    for (const pair of this.pairs) for (const socket of pair) socket.resetAndDestroy()
    this.pairs.clear()
  }

  close(): void {
    this.reset()
    this.server.close()
  }

  private connect(near: net.Socket, target: number): void {
    const far = net.connect(target, '127.0.0.1')
    const pair = [near, far] as const
    this.pairs.add(pair)
    this.pass(near, far)
    this.pass(far, near)
    for (const socket of pair) {
      socket.on('error', () => {})
      socket.on('close', () => {
        this.pairs.delete(pair)
        if (!this.silent) for (const other of pair) other.destroy()
      })
    }
  }

  private pass(from: net.Socket, to: net.Socket): void {
    from.on('data', (data) => {
      if (this.silent) return
      if (this.delay === 0) to.write(data)
      else setTimeout(() => to.writable && to.write(data), this.delay)
    })
  }
}
