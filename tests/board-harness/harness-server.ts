import { createReadStream, existsSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { pack } from 'msgpackr'
import { Server, type Socket } from 'socket.io'
import { encodeBoard } from '@/lib/board/domain/doc'
import { Sequencer } from '@/tests/support/board/sequencer'
import type { WireEntry } from './harness-channel'

const TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
}
const PAGE = `<!doctype html><meta charset="utf-8"><title>Board</title><link rel="stylesheet" href="/page.css">
<style>html,body,#root{height:100%;margin:0}</style><div id="root"></div>
<script type="module" src="/page.js"></script>`

/**
 * A room with nothing but a board: decides, logs and forwards edits, after a delay that simulates the database and the
 * network.
 */
export class HarnessServer {
  sequencer = new Sequencer((bytes) => this.refuse(bytes))
  /** Throws to refuse an edit. */
  refuse: (bytes: Uint8Array) => void = () => {}
  /** Each way, in ms. */
  latency = 0
  /** Messages that are waiting while the network is held. */
  private held: (() => void)[] | null = null
  readonly images = new Map<string, { type: string; bytes: Buffer }>()
  imagesWelcome = true
  /** Number of messages with edits that have arrived, whatever their outcome. */
  editsArrived = 0
  private readonly http = createServer((request, response) => this.serve(request, response))
  private readonly io = new Server(this.http, { path: '/rt', serveClient: false })
  private readonly numbers = new Map<string, number>()

  constructor(private readonly folders: readonly string[]) {
    this.io.on('connection', (socket) => this.connected(socket))
  }

  get lines(): number {
    return this.io.sockets.sockets.size
  }

  /** An empty room. */
  reset(): void {
    this.sequencer = new Sequencer((bytes) => this.refuse(bytes))
    this.refuse = () => {}
    this.latency = 0
    this.held = null
    this.imagesWelcome = true
    this.images.clear()
    this.numbers.clear()
  }

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.http.listen(0, '127.0.0.1', resolve))
    return `http://127.0.0.1:${(this.http.address() as AddressInfo).port}`
  }

  async close(): Promise<void> {
    await this.io.close()
  }

  /** Breaks all connections, as when the server's process ends. */
  dropLines(): void {
    for (const socket of this.io.sockets.sockets.values()) socket.conn.close(true)
  }

  /** Nothing arrives anywhere until release: until then, users act without knowing of each other. */
  hold(): void {
    this.held = []
  }

  release(): void {
    const waiting = this.held ?? []
    this.held = null
    for (const run of waiting) run()
  }

  private later(run: () => void): void {
    if (this.held) this.held.push(run)
    else setTimeout(run, this.latency)
  }

  entry(place: number): WireEntry {
    const logged = this.sequencer.log[place]
    if (!logged) throw new Error(`The log has no entry ${place}`)
    const copy = (bytes: Uint8Array) => Buffer.from(bytes) as unknown as ArrayBuffer
    const { client, op, bytes, corrections } = logged
    return { seq: place + 1, client, op, bytes: copy(bytes), corrections: corrections && copy(corrections) }
  }

  private connected(socket: Socket): void {
    let client = ''
    const later = (run: () => void) => this.later(run)
    socket.on('join', (name: string, since: number, answer: (reply: Buffer) => void) =>
      later(() => {
        client = name
        if (!this.numbers.has(client)) this.numbers.set(client, this.numbers.size + 1)
        const seq = this.sequencer.log.length
        const tail = since > 0 ? Array.from({ length: seq - since }, (_, i) => this.entry(since + i)) : []
        const snapshot = since > 0 ? null : Buffer.from(encodeBoard(this.sequencer.doc))
        const accepted = [...this.sequencer.accepted(client)]
        void socket.join('room')
        // One frame: the parser rejects messages with more than ten binary attachments.
        later(() => answer(pack({ seq, last: this.sequencer.lastOp(client), accepted, snapshot, tail })))
      }),
    )
    // Messages of one connection arrive in order: when this is answered, everything sent before it has arrived.
    socket.on('marker', (answer: () => void) => answer())
    socket.on('edit', (op: number, bytes: Buffer) => {
      this.editsArrived++
      later(() => {
        // Msgpack and sockets return views into larger buffers; the log needs its own copy.
        const result = this.sequencer.receive(client, op, Uint8Array.from(bytes))
        if (result.kind === 'refused') later(() => socket.emit('refused', op, result.message))
        if (result.kind !== 'logged') return
        const entry = this.entry(this.sequencer.log.length - 1)
        later(() => this.io.to('room').emit('entry', entry))
      })
    })
    socket.on('cursor', (peer: unknown) => {
      const number = this.numbers.get(client)
      if (number !== undefined) socket.to('room').volatile.emit('cursor', number, peer)
    })
  }

  private serve(request: IncomingMessage, response: ServerResponse): void {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    if (pathname.startsWith('/images/')) {
      this.serveImage(request, response, pathname.slice(8))
      return
    }
    if (pathname === '/') {
      response.setHeader('content-type', 'text/html').end(PAGE)
      return
    }
    const file = this.folders.map((folder) => path.join(folder, path.normalize(pathname))).find(existsSync)
    if (!file) {
      response.writeHead(404).end()
      return
    }
    response.setHeader('content-type', TYPES[path.extname(file)] ?? 'application/octet-stream')
    createReadStream(file).pipe(response)
  }

  private serveImage(request: IncomingMessage, response: ServerResponse, id: string): void {
    const image = this.images.get(id)
    if (request.method === 'PUT') {
      const parts: Buffer[] = []
      request.on('data', (part: Buffer) => parts.push(part))
      request.on('end', () => {
        if (!this.imagesWelcome) {
          response.writeHead(422).end('This room has 20 images already.')
          return
        }
        this.images.set(id, {
          type: request.headers['content-type'] ?? 'image/png',
          bytes: Buffer.concat(parts),
        })
        response.end()
      })
    } else if (image) response.setHeader('content-type', image.type).end(image.bytes)
    else response.writeHead(404).end()
  }
}
