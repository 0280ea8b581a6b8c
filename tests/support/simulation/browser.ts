import * as Y from 'yjs'
import { RoomConnection } from '@/lib/rooms/client/connection'
import type { PendingStore } from '@/lib/rooms/client/pending-store'
import type { RoomLine } from '@/lib/rooms/client/room-line'
import { diffElement } from '@/lib/rooms/domain/board/diff-element'
import { MESSAGE } from '@/lib/rooms/domain/wire'
import { SHEET_FIELDS, sheetText } from '@/lib/rooms/domain/worksheet'
import { type Canvas, gesture } from '../board/gestures'
import type { Random } from '../board/random'
import { type SimulatedNode, SimulatedSocket } from './node'
import type { Scheduler } from './scheduler'

type World = { scheduler: Scheduler; random: Random; nodes: SimulatedNode[]; roomId: string }
type Listener = (...args: unknown[]) => void

/** Milliseconds after which a line that went silent is given up, as Socket.IO's heartbeat does. */
const HEARTBEAT = 8_000

/** The browser's end of a line over a bad network. Messages each way keep their order, as TCP does. */
class SimulatedLine implements RoomLine {
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

  on(event: string, listener: Listener): void {
    this.listeners.set(event, listener)
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

  /** Events may also get lost, come twice or late: what a room sends has to stand that. */
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

/** One person's tab: the real connection, board and worksheet, edited at random. */
export class SimulatedBrowser {
  connection: RoomConnection
  line: SimulatedLine
  /** What was put into the chat, and codes of whatever the room refused. */
  readonly said: string[] = []
  readonly refused: string[] = []
  private edits = 0

  constructor(
    private readonly world: World,
    readonly name: string,
    private readonly userId: string,
    private readonly store: PendingStore,
  ) {
    ;[this.connection, this.line] = this.openPage()
  }

  /** Something that a person might do next. */
  act(): void {
    const { random } = this.world
    if (!this.connection.getView().room) return
    const luck = random.below(100)
    if (luck < 60) this.draw()
    else if (luck < 90) this.type()
    else this.say()
  }

  /** Something that might happen to a line or a page. */
  disturb(): void {
    const { random, scheduler } = this.world
    const luck = random.below(1_000)
    if (luck < 8) this.line.cut('transport close')
    else if (luck < 12) this.line.goSilent()
    else if (luck < 15) {
      this.line.offline = true
      this.line.cut('transport close')
      const { line } = this
      scheduler.after(2_000 + random.below(20_000), () => {
        line.offline = false
      })
    } else if (luck < 18) this.reload()
  }

  get calm(): boolean {
    const view = this.connection.getView()
    return view.line.status === 'live' && view.unsaved === 0
  }

  private reload(): void {
    this.connection.close()
    ;[this.connection, this.line] = this.openPage()
  }

  private openPage(): [RoomConnection, SimulatedLine] {
    const { scheduler, roomId } = this.world
    const line = new SimulatedLine(this.world, this.userId)
    const connection = new RoomConnection({
      roomId,
      tab: `tab-of-${this.name}`,
      line,
      store: this.store,
      storeKey: this.name,
      monotonic: () => scheduler.now,
      setTimer: (run, ms) => scheduler.after(ms, run),
    })
    let noticed = 0
    connection.subscribe(() => {
      for (const { id, code } of connection.getView().notices) {
        if (id > noticed) this.refused.push(code)
        noticed = Math.max(noticed, id)
      }
    })
    void connection.open()
    return [connection, line]
  }

  private say(): void {
    const text = `${this.name} says ${++this.edits}`
    this.said.push(text)
    this.connection.ask({ kind: 'say', text }).catch((error: unknown) => {
      this.refused.push(String(error))
    })
  }

  private draw(): void {
    const { board } = this.connection
    const { replica } = board
    const canvas: Canvas = {
      elements: () => [...replica.local.elements.values()],
      edit: (live) => replica.edit(diffElement(replica.local.elements.get(String(live.id)), live)),
      change: (id, props) => {
        const element = replica.local.elements.get(id)
        if (element) canvas.edit({ ...structuredClone(element), ...props })
      },
    }
    gesture(canvas, this.world.random, `${this.name}-${++this.edits}`)
    board.changed()
  }

  private type(): void {
    const { random } = this.world
    const text = sheetText(this.connection.sheet.doc, random.pick(SHEET_FIELDS).id)
    const at = random.below(text.length + 1)
    if (text.length > 10 && random.chance(0.3))
      text.delete(Math.max(0, at - 3), Math.min(3, text.length - Math.max(0, at - 3)))
    else text.insert(at, `${this.name}${++this.edits} `)
  }

  /** Everything that must be the same in all browsers, on the server and after a replay. */
  picture(): unknown {
    const { room } = this.connection.getView()
    const { board, sheet } = this.connection
    return {
      chat: room?.chat,
      members: room?.members,
      board: [...board.replica.local.elements.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
      sheet: textsOf(sheet.doc),
    }
  }
}

/** Plain texts, and what Yjs knows besides: equal texts with different histories would part again. */
export function textsOf(doc: Y.Doc): unknown {
  const vector = [...Y.decodeStateVector(Y.encodeStateVector(doc))].sort(([a], [b]) => a - b)
  return { texts: SHEET_FIELDS.map(({ id }) => doc.getText(id).toString()), vector }
}
