import type { BrowserSocket } from '@/lib/rooms/client/connection/browser-socket'
import { MESSAGE } from '@/lib/rooms/domain/protocol/wire'
import type { Random } from '../board/random'
import { type SimulatedNode, SimulatedSocket } from './node'
import type { Scheduler } from './scheduler'

/** The environment of connections and pages. */
export type World = {
  scheduler: Scheduler
  random: Random
  nodes: SimulatedNode[]
  roomId: string
  /** Pages die too, without a chance to store anything. */
  rough: boolean
}
type Listener = (...args: unknown[]) => void

/** How long until a silent connection is given up, like Socket.IO's heartbeat, in milliseconds. */
const HEARTBEAT = 8_000

/** The browser's end of a connection over a bad network. Messages in each direction keep their order, as with TCP. */
export class SimulatedLine implements BrowserSocket {
  connected = false
  offline = false
  private socket: SimulatedSocket | null = null
  private silent = false
  private wanted = false
  private calls = 0
  private epoch = 0
  private readonly arrivals = { up: 0, down: 0 }
  private readonly listeners = new Map<string, Listener>()
  private readonly replies = new Map<number, (answer: unknown) => void>()

  constructor(
    private readonly world: World,
    private readonly userId: string,
  ) {}

  on(event: string, listener: (...args: never[]) => void): void {
    this.listeners.set(event, listener as Listener)
  }

  connect(): void {
    this.wanted = true
    if (!this.connected) this.open()
  }

  disconnect(): void {
    this.wanted = false
    this.cut('io client disconnect')
  }

  emit(event: string, ...args: unknown[]): void {
    const reply = args.at(-1)
    const id = typeof reply === 'function' ? ++this.calls : undefined
    if (id !== undefined) this.replies.set(id, args.pop() as (answer: unknown) => void)
    const { socket } = this
    this.travel('up', () => socket?.receive([event, ...args], id))
  }

  isOn(socket: SimulatedSocket): boolean {
    return socket === this.socket
  }

  /** Both ends notice. */
  cut(reason: string): void {
    if (!this.connected) return
    this.connected = false
    this.epoch++
    this.silent = false
    this.replies.clear()
    this.socket?.close()
    this.socket = null
    this.listeners.get('disconnect')?.(reason)
    if (this.wanted && reason !== 'io client disconnect') this.openSoon()
  }

  /** Nothing arrives any more, and nobody notices until the heartbeat is missed. */
  goSilent(): void {
    if (!this.connected || this.silent) return
    this.silent = true
    const { epoch } = this
    this.world.scheduler.after(HEARTBEAT, () => {
      if (epoch === this.epoch) this.cut('ping timeout')
    })
  }

  /** This end is gone; the server's end notices through the heartbeat. */
  abandon(): void {
    this.wanted = false
    this.listeners.clear()
    this.goSilent()
  }

  private openSoon(): void {
    this.world.scheduler.after(this.world.random.below(500), () => this.open())
  }

  private open(): void {
    if (this.connected || !this.wanted) return
    if (this.offline) {
      this.openSoon()
      return
    }
    const { world } = this
    const node = world.random.pick(world.nodes)
    this.connected = true
    this.arrivals.up = this.arrivals.down = world.scheduler.now
    const { epoch } = this
    this.socket = new SimulatedSocket(
      `${this.userId}-${epoch}-${this.calls}`,
      this.userId,
      node,
      (args) => this.deliver(args),
      (id, answer) => this.travel('down', () => this.replies.get(id)?.(answer)),
    )
    node.accept(this.socket)
    this.listeners.get('connect')?.()
  }

  /** Events may also be lost, duplicated or late: what a room sends must tolerate that. */
  private deliver(args: unknown[]): void {
    const [name, ...rest] = args
    const hear = () => this.listeners.get(String(name))?.(...rest)
    const luck = name === MESSAGE.events ? this.world.random.below(100) : 99
    if (luck === 0) return
    if (luck === 1) this.travel('down', hear)
    if (luck === 2) {
      const { epoch } = this
      this.world.scheduler.after(this.world.random.below(200), () => {
        if (epoch === this.epoch) hear()
      })
    } else this.travel('down', hear)
  }

  private travel(way: 'up' | 'down', arrive: () => void): void {
    if (!this.connected || this.silent) return
    const { scheduler, random } = this.world
    const { epoch } = this
    this.arrivals[way] = Math.max(this.arrivals[way], scheduler.now + random.below(60))
    scheduler.after(this.arrivals[way] - scheduler.now, () => {
      if (epoch === this.epoch && !this.silent) arrive()
    })
  }
}
