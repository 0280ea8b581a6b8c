import { TokenBucket } from '../admission/token-bucket'
import type { RoomSocket } from './socket-data'

export type Rate = { perSecond: number; burst: number }
export type LineLimits = {
  /** Limit on messages of any kind from one connection. */
  frames: Rate
  /** The same in bytes. */
  bytes: Rate
  /** Number of unreadable messages after which the connection is closed. */
  unreadable: number
}

/**
 * Above what a legitimate browser sends: 28 edits and 20 cursors a second and 450 KB/s, of which everything
 * held back for ten seconds may come at once.
 */
export const LIMITS: LineLimits = {
  frames: { perSecond: 60, burst: 600 },
  bytes: { perSecond: 512 * 1024, burst: 8 * 1024 * 1024 },
  unreadable: 20,
}
/**
 * Maximum that may wait for a connection that does not read, in bytes, in addition to the largest single
 * message being sent.
 */
export const WAITING = 4 * 1024 * 1024
/** Above this, answers to requests are delayed. */
const BEHIND = WAITING / 4
/** Above this, cursors are dropped. */
const CROWDED = 64 * 1024
/** How long the other side has to confirm a close before the connection is cut, in ms. */
const GOODBYE = 1_000

/** Why we closed a connection. */
export type CloseReason = 'frames' | 'bytes' | 'unreadable' | 'slow' | 'fault' | 'too-many'

type Packet = { type: string; data?: string | Uint8Array }
type Websocket = {
  bufferedAmount: number
  close: (code: number, reason: string) => void
  terminate: () => void
  on: (event: 'ping', listener: (data: Uint8Array) => void) => unknown
}
/** The response to one request of long polling. */
type Answer = {
  req: { socket: { destroy: () => unknown } }
  once: (event: 'close', listener: () => void) => unknown
}
/** With long polling there is no websocket, and a response only while a request waits for one. */
type Transport = { name: string; socket?: Websocket; res?: Answer | null }

/** The parts of an Engine.IO connection that are used here; its version is pinned. */
export type Connection = {
  transport: Transport
  close: (discard: boolean) => void
  on(event: 'packet' | 'packetCreate', listener: (this: Connection, packet: Packet) => void): unknown
  on(event: 'flush' | 'close', listener: (this: Connection) => void): unknown
  on(event: 'data', listener: (data: string | Uint8Array) => void): unknown
  listeners: (event: 'data') => unknown[]
  removeAllListeners: (event: 'data') => unknown
}

/** The owner of a connection, and the remaining bytes that they may send over all of theirs. */
export type LineOwner = { userId: string; bytes: Pick<TokenBucket, 'take'> }

/** Shared by all connections. */
export type LineOptions = LineLimits & {
  now: () => number
  /** Called once, when we close a connection. */
  closing: (reason: CloseReason, userId: string) => void
  /** Called when a connection has ended, whoever closed it. */
  closed?: (line: Line) => void
}

const lines = new WeakMap<object, Line>()

/** The Line of a socket; none in simulations. */
export function lineOf(socket: Pick<RoomSocket, 'conn'>): Line | undefined {
  return socket.conn && lines.get(socket.conn)
}

/**
 * One connection, below Socket.IO. It counts what comes in before anything is decoded, and what waits to go
 * out. A connection that sends too much, or leaves too much waiting, is closed, and nothing from it is
 * accepted after that: if one message were skipped and later ones accepted, it would be lost. A legitimate
 * browser reconnects and sends again what was not acknowledged.
 */
export class Line {
  private readonly frames: TokenBucket
  private readonly bytes: TokenBucket
  private unreadable = 0
  /** Bytes in Engine.IO's own buffer. */
  private buffered = 0
  /** Responses of long polling in transit, with their sizes: Engine.IO forgets them once they are written. */
  private unread: Map<Answer, number> | null = null
  /**
   * The largest message since nothing was waiting, such as the state of a room, which may exceed the limit.
   */
  private largest = 0
  private isClosing = false

  constructor(
    private readonly connection: Connection,
    readonly owner: LineOwner,
    private readonly options: LineOptions,
  ) {
    lines.set(connection, this)
    const { frames, bytes, now } = options
    this.frames = new TokenBucket(frames.perSecond, frames.burst, now())
    this.bytes = new TokenBucket(bytes.perSecond, bytes.burst, now())
    connection.on('packet', onPacket)
    connection.on('packetCreate', onPacketCreate)
    connection.on('flush', onFlush)
    connection.on('close', onClose)
    // A websocket answers pings by itself, before Engine.IO knows of them.
    const { socket } = connection.transport
    socket?.on('ping', ({ length }) => this.count(length))
    this.standBefore(connection.listeners('data') as ((data: string | Uint8Array) => void)[])
  }

  /** Bytes waiting for the other side. */
  get waiting(): number {
    let waiting = this.buffered + (this.connection.transport.socket?.bufferedAmount ?? 0)
    if (this.unread) for (const bytes of this.unread.values()) waiting += bytes
    return waiting
  }

  /** Whether so much is waiting that nothing more should be read or computed for it. */
  get isBehind(): boolean {
    return this.waiting > BEHIND
  }

  /** Whether so much is waiting that volatile messages are dropped. */
  get isCrowded(): boolean {
    return this.waiting > CROWDED
  }

  /** Counts a message that is about to be written. @returns false if the connection is closing instead */
  mayWrite(size: number): boolean {
    const { waiting } = this
    if (waiting === 0) this.largest = 0
    if (waiting > WAITING + this.largest) this.close('slow')
    this.largest = Math.max(this.largest, size)
    return !this.isClosing
  }

  /** Counts a message that could not be read. @returns false if it was one too many */
  mayMisread(): boolean {
    if (++this.unreadable >= this.options.unreadable) this.close('unreadable')
    return !this.isClosing
  }

  close(reason: CloseReason): void {
    if (this.isClosing) return
    this.isClosing = true
    this.options.closing(reason, this.owner.userId)
    const { transport } = this.connection
    if (!transport.socket) {
      this.connection.close(true)
      if (reason === 'slow') this.cutUnread()
    } else if (reason === 'slow') transport.socket.terminate()
    else {
      transport.socket.close(1008, reason)
      setTimeout(() => transport.socket?.terminate(), GOODBYE).unref()
    }
  }

  /** Counts incoming bytes. */
  received(size: number): void {
    if (this.isClosing) return
    const now = this.options.now()
    if (!this.frames.take(now)) this.close('frames')
    else if (!this.bytes.take(now, size) || !this.owner.bytes.take(now, size)) this.close('bytes')
  }

  /** Counts what was put into Engine.IO's buffer. */
  wrote(size: number): void {
    this.mayWrite(size)
    this.buffered += size
  }

  /** A websocket counts by itself what it was given; a response of long polling counts until it is closed. */
  flushed(): void {
    const { res } = this.connection.transport
    if (res) {
      this.unread ??= new Map()
      this.unread.set(res, this.buffered)
      res.once('close', () => this.unread?.delete(res))
    }
    this.buffered = 0
  }

  /** Responses that are still unread at the end are cut by us: Engine.IO has no timer for them. */
  ended(): void {
    if (this.unread?.size) setTimeout(() => this.cutUnread(), GOODBYE).unref()
    this.options.closed?.(this)
  }

  private cutUnread(): void {
    for (const { req } of this.unread?.keys() ?? []) req.socket.destroy()
  }

  /** A ping and its answer. */
  private count(size: number): void {
    this.received(size)
    this.mayWrite(size)
  }

  /** Socket.IO, which decodes incoming data, receives it only through this. */
  private standBefore(decode: ((data: string | Uint8Array) => void)[]): void {
    this.connection.removeAllListeners('data')
    this.connection.on('data', (data) => {
      if (!this.isClosing) for (const next of decode) next.call(this.connection, data)
    })
  }
}

// The same listeners for all connections, each of which looks up its own Line: separate closures would add
// up.

function onPacket(this: Connection, { data }: Packet): void {
  lines.get(this)?.received(sizeOf(data))
}

function onPacketCreate(this: Connection, { data }: Packet): void {
  lines.get(this)?.wrote(sizeOf(data))
}

function onFlush(this: Connection): void {
  lines.get(this)?.flushed()
}

function onClose(this: Connection): void {
  lines.get(this)?.ended()
}

function sizeOf(data: string | Uint8Array | undefined): number {
  return data?.length ?? 0
}
