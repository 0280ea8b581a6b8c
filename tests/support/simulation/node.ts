import { Decoder, Encoder } from '@/lib/rooms/domain/protocol/message-parser'
import { MESSAGE } from '@/lib/rooms/domain/protocol/wire'
import { RoomMaster } from '@/realtime/commit/room-master'
import { roomChannel, sendEvents } from '@/realtime/sockets/publish'
import { serve } from '@/realtime/sockets/serve'
import type { RoomServer, RoomSocket } from '@/realtime/sockets/socket-data'
import type { MemoryStore } from './memory-store'
import type { Scheduler } from './scheduler'

type Listener = (...args: unknown[]) => void

/** A command that any room refuses when its turn comes. */
const NONSENSE = { kind: 'board' as const, patches: new Uint8Array([0xc1]) }

/** A message after transport: encoded and decoded. */
export function overTheWire(args: unknown[], id?: number): { data: unknown[]; id: number | undefined } {
  const decoder = new Decoder()
  let read: { data: unknown[]; id: number | undefined } = { data: [], id: undefined }
  decoder.on('decoded', (packet) => {
    read = { data: packet.data as unknown[], id: packet.id }
  })
  const [frame] = new Encoder().encode({ type: 2, nsp: '/', data: args, ...(id === undefined ? {} : { id }) })
  decoder.add(frame)
  return read
}

/** The server's end of a connection, with as much of Socket.IO's socket as the handlers use. */
export class SimulatedSocket {
  readonly data: RoomSocket['data']
  readonly rooms: Set<string>
  connected = true
  volatile = { emit: () => {} }
  private readonly listeners = new Map<string, Listener>()
  private receiver: Listener = () => {}

  constructor(
    readonly id: string,
    userId: string,
    private readonly node: SimulatedNode,
    private readonly toClient: (args: unknown[]) => void,
    private readonly answered: (id: number, answer: unknown) => void,
  ) {
    this.data = { userId, name: userId, sessionEpoch: 0, sessionId: userId }
    this.rooms = new Set([id])
  }

  on(name: string, listener: Listener): void {
    this.listeners.set(name, listener)
  }

  onAny(listener: Listener): void {
    this.receiver = listener
  }

  emit(...args: unknown[]): void {
    if (this.connected) this.toClient(overTheWire(args).data)
  }

  join(channels: string[]): void {
    for (const channel of channels) this.rooms.add(channel)
  }

  leave(channel: string): void {
    this.rooms.delete(channel)
  }

  to(): this {
    return this
  }

  /** A message from the browser has arrived. */
  receive(args: unknown[], id?: number): void {
    if (!this.connected) return
    const [name, ...rest] = overTheWire(args).data
    const reply = (answer: unknown) => {
      if (this.connected && id !== undefined) this.answered(id, overTheWire(['', answer]).data[1])
    }
    this.receiver(name, ...rest, ...(id === undefined ? [] : [reply]))
  }

  close(): void {
    this.connected = false
    this.node.sockets.delete(this)
    this.listeners.get('disconnect')?.()
  }
}

/** One server process: the real room master, handlers and publisher, on simulated sockets. */
export class SimulatedNode {
  readonly sockets = new Set<SimulatedSocket>()
  readonly master: RoomMaster
  private alive = true

  constructor(
    private readonly scheduler: Scheduler,
    private readonly store: MemoryStore,
    announce: (from: SimulatedNode) => void,
    /** Whether the room refuses the next command permanently. */
    refuses: () => boolean = () => false,
  ) {
    const now = () => 1_700_000_000_000 + scheduler.now
    this.master = new RoomMaster({
      now,
      store,
      publish: (room, before, events) =>
        sendEvents(
          (channel, message, except) =>
            this.io()
              .local.to(channel)
              .except([...except])
              .emit(MESSAGE.events, message),
          room,
          before,
          events,
        ),
      announce: () => announce(this),
      rejoin: (roomId) => this.io().local.to(roomChannel(roomId)).emit(MESSAGE.rejoin),
      pause: (ms) => new Promise<void>((resolve) => scheduler.after(ms, resolve)),
      report: () => {},
    })
    const { submit } = this.master
    this.master.submit = (roomId, job) =>
      submit.call(
        this.master,
        roomId,
        job.kind === 'command' && job.client && refuses() ? { ...job, command: NONSENSE } : job,
      )
    this.watch()
  }

  accept(socket: SimulatedSocket): void {
    this.sockets.add(socket)
    const now = () => 1_700_000_000_000 + this.scheduler.now
    serve({ io: this.io(), master: this.master, now, report: () => {} }, socket as unknown as RoomSocket)
  }

  heard(): void {
    if (this.alive && this.master.knownSeq(this.store.roomId) > 0) this.master.catchUp(this.store.roomId)
  }

  /** The process is gone: its sockets receive nothing more, its memory is lost. */
  crash(): void {
    this.alive = false
    this.sockets.clear()
  }

  /** What watch-rights does about logs, once a second. */
  private watch(): void {
    if (!this.alive) return
    if (this.store.head > this.master.knownSeq(this.store.roomId)) this.heard()
    this.scheduler.after(1_000, () => this.watch())
  }

  private io(): RoomServer {
    const to = (channel: string, except: string[] = []) => ({
      except: (channels: string[]) => to(channel, channels),
      emit: (...args: unknown[]) => {
        if (!this.alive) return
        for (const socket of this.sockets)
          if (socket.rooms.has(channel) && !except.some((name) => socket.rooms.has(name)))
            socket.emit(...args)
      },
      fetchSockets: async () => [...this.sockets].filter((socket) => socket.rooms.has(channel)),
    })
    const server = { to, in: to, local: { to } }
    // As much of Socket.IO's server as publishing and presence use.
    return server as unknown as RoomServer
  }
}
