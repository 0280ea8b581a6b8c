import * as Y from 'yjs'
import { diffElement } from '@/lib/board/domain/element/diff-element'
import { RoomConnection } from '@/lib/rooms/client/connection/connection'
import type { PendingStore } from '@/lib/rooms/client/unsaved/pending-store'
import { SHEET_FIELDS, sheetText } from '@/lib/rooms/domain/worksheet/worksheet'
import { type Canvas, gesture } from '../board/gestures'
import { SimulatedLine, type World } from './line'

/** One user's tab: the real connection, board and worksheet, edited at random. */
export class SimulatedBrowser {
  connection: RoomConnection
  line: SimulatedLine
  /** Messages put into the chat, those that were acknowledged, and codes of whatever the room refused. */
  readonly said: string[] = []
  readonly heard = new Set<string>()
  readonly refused: string[] = []
  private edits = 0
  private page = { alive: true }

  constructor(
    private readonly world: World,
    readonly name: string,
    private readonly userId: string,
    private readonly store: PendingStore,
  ) {
    ;[this.connection, this.line] = this.openPage()
  }

  /** Something that a user might do next. */
  act(): void {
    const { random } = this.world
    if (!this.connection.getView().round) return
    const luck = random.below(100)
    if (luck < 60) this.draw()
    else if (luck < 90) this.type()
    else this.say()
  }

  /** Something that might happen to a connection or a page. */
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
    else if (luck < 20 && this.world.rough) this.die()
  }

  get calm(): boolean {
    const view = this.connection.getView()
    return view.connection.status === 'live' && view.unsaved === 0
  }

  private reload(): void {
    this.connection.close()
    ;[this.connection, this.line] = this.openPage()
  }

  /** The page dies in the middle of an action; its connection is found dead later. */
  private die(): void {
    this.page.alive = false
    this.line.abandon()
    ;[this.connection, this.line] = this.openPage()
  }

  private openPage(): [RoomConnection, SimulatedLine] {
    const { scheduler, roomId } = this.world
    const line = new SimulatedLine(this.world, this.userId)
    const page = { alive: true }
    this.page = page
    const { store } = this
    const connection = new RoomConnection({
      roomId,
      tab: `tab-of-${this.name}`,
      socket: line,
      store: { ...store, write: async (...args) => page.alive && store.write(...args) },
      storeKey: this.name,
      monotonic: () => scheduler.now,
      setTimer: (run, ms) =>
        scheduler.after(ms, () => {
          if (page.alive) run()
        }),
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
    this.connection.ask({ kind: 'say', text }).then(
      () => this.heard.add(text),
      (error: unknown) => this.refused.push(String(error)),
    )
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
    const { round: room } = this.connection.getView()
    const { board, sheet } = this.connection
    return {
      chat: room?.chat,
      members: room?.members,
      board: [...board.replica.local.elements.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
      sheet: textsOf(sheet.doc),
    }
  }
}

/** Plain texts, and Yjs's own state: equal texts with different histories would diverge again. */
export function textsOf(doc: Y.Doc): unknown {
  const vector = [...Y.decodeStateVector(Y.encodeStateVector(doc))].sort(([a], [b]) => a - b)
  return { texts: SHEET_FIELDS.map(({ id }) => doc.getText(id).toString()), vector }
}
