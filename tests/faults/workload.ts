import { encodeBoard } from '@/lib/board/domain/doc'
import { diffElement } from '@/lib/board/domain/element/diff-element'
import { evolve } from '@/lib/rooms/domain/round/evolve'
import { emptyRoom } from '@/lib/rooms/domain/round/state'
import { sheetText } from '@/lib/rooms/domain/worksheet/worksheet'
import { loadRoom } from '@/lib/rooms/server/log/load-room'
import { readHeads, readLog } from '@/lib/rooms/server/log/read-log'
import { type Person, person, room } from '../fixtures/builders'
import { gesture } from '../support/board/gestures'
import { Random } from '../support/board/random'
import { tabOf, until } from '../support/servers/realtime-server'
import { textsOf } from '../support/simulation/browser'

type Tab = Awaited<ReturnType<typeof tabOf>>

/**
 * Users who draw, write and talk in some rooms without a pause, and remember what the server has confirmed as saved.
 */
export class Workload {
  readonly tabs: { tab: Tab; name: string; roomId: string; said: string[]; acknowledged: Set<string> }[] = []
  private readonly random: Random
  private edits = 0
  private timer: NodeJS.Timeout | undefined

  constructor(seed: number) {
    this.random = new Random(seed)
  }

  async open(urls: readonly string[], rooms: number): Promise<void> {
    for (let index = 0; index < rooms; index++) {
      const people: Person[] = [await person('Ines'), await person('Mara')]
      const [ines, mara] = people
      if (!ines || !mara) throw new Error('Nobody there')
      const roomId = await room(ines, { others: [[mara, 'interviewer']] })
      for (const [place, who] of people.entries()) {
        const tab = await tabOf(urls[place % urls.length] ?? '', who, roomId)
        this.tabs.push({ tab, name: `${who.name}${index}`, roomId, said: [], acknowledged: new Set() })
        await tab.open()
      }
    }
    await Promise.all(this.tabs.map(({ tab }) => until(tab, (view) => view.connection.status === 'live')))
  }

  start(everyMs = 4): void {
    this.timer = setInterval(() => this.act(), everyMs)
  }

  pause(): void {
    clearInterval(this.timer)
  }

  /** Waits until the logs hold this many events. */
  async reached(events: number): Promise<void> {
    while ((await this.events) < events) await new Promise((resolve) => setTimeout(resolve, 20))
  }

  /** Stops and waits until everybody has received everything. */
  async finish(): Promise<void> {
    this.pause()
    await Promise.all(
      this.tabs.map(({ tab }) =>
        until(tab, (view) => view.connection.status === 'live' && view.unsaved === 0),
      ),
    )
    for (const { tab, roomId } of this.tabs) {
      const head = (await readLog(roomId, 0)).at(-1)?.seq ?? 0
      while (tab.seq < head) await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }

  close(): void {
    for (const { tab } of this.tabs) tab.close()
  }

  private act(): void {
    const one = this.random.pick(this.tabs)
    if (!one.tab.getView().round) return
    const luck = this.random.below(100)
    // Users may send one message a second; more would pile up here and prolong the end.
    if (luck < 2) this.say(one)
    else if (luck < 40) {
      const text = sheetText(one.tab.sheet.doc, 'summary')
      text.insert(this.random.below(text.length + 1), `${one.name} `)
    } else this.draw(one)
  }

  private say(one: (typeof this.tabs)[number]): void {
    const text = `${one.name} says ${++this.edits}`
    one.said.push(text)
    one.tab.ask({ kind: 'say', text }).then(
      () => one.acknowledged.add(text),
      () => {},
    )
  }

  private draw({ tab, name }: (typeof this.tabs)[number]): void {
    const { replica } = tab.board
    const canvas: Parameters<typeof gesture>[0] = {
      elements: () => [...replica.local.elements.values()],
      edit: (live) => replica.edit(diffElement(replica.local.elements.get(String(live.id)), live)),
      change: (id, props) => {
        const held = replica.local.elements.get(id)
        if (held) canvas.edit({ ...structuredClone(held), ...props })
      },
    }
    if (replica.local.elements.size > 150)
      canvas.change([...replica.local.elements.keys()][0] ?? '', { x: this.edits++ })
    else gesture(canvas, this.random, `${name}-${++this.edits}`)
    tab.board.changed()
  }

  /**
   * What went wrong, in sentences; empty when everything acknowledged is in the log once, nothing is duplicated, and
   * browsers, log and snapshots are equal.
   */
  async findings(): Promise<string[]> {
    const found: string[] = []
    for (const roomId of new Set(this.tabs.map((one) => one.roomId))) {
      const log = await readLog(roomId, 0)
      const numbers = log.flatMap(({ client, op }) => (client === null ? [] : [`${client} ${op}`]))
      if (new Set(numbers).size !== numbers.length) found.push('a command is in the log twice')
      const replayed = log.reduce(evolve, emptyRoom())
      const loaded = await loadRoom(roomId)
      const board = Buffer.from(encodeBoard(replayed.board))
      const sheet = JSON.stringify(textsOf(replayed.sheet))
      if (!board.equals(encodeBoard(loaded.board))) found.push('a snapshot holds another board')
      if (JSON.stringify(textsOf(loaded.sheet)) !== sheet) found.push('a snapshot holds another worksheet')
      for (const { tab, name, said, acknowledged } of this.tabs.filter((one) => one.roomId === roomId)) {
        if (!board.equals(encodeBoard(tab.board.replica.base))) found.push(`${name} has another board`)
        if (JSON.stringify(textsOf(tab.sheet.doc)) !== sheet) found.push(`${name} has another worksheet`)
        const chat = replayed.round.chat.map((message) => message.text)
        if (JSON.stringify(tab.getView().round?.chat) !== JSON.stringify(replayed.round.chat))
          found.push(`${name} has another chat`)
        for (const text of said) {
          const times = chat.filter((other) => other === text).length
          if (times > 1) found.push(`"${text}" is there ${times} times`)
          if (times === 0 && acknowledged.has(text)) found.push(`"${text}" was acknowledged and is lost`)
        }
        for (const { code } of tab.getView().notices) found.push(`${name} was refused: ${code}`)
      }
    }
    return found
  }

  /** Board elements that the server has confirmed to each tab so far. */
  confirmed(): { roomId: string; ids: string[] }[] {
    return this.tabs.map(({ tab, roomId }) => ({ roomId, ids: [...tab.board.replica.base.elements.keys()] }))
  }

  get events(): Promise<number> {
    const rooms = [...new Set(this.tabs.map((one) => one.roomId))]
    return readHeads(rooms).then((heads) => [...heads.values()].reduce((sum, head) => sum + head, 0))
  }
}

/** Elements that were confirmed at some time and are not in the log. */
export async function lostElements(confirmed: { roomId: string; ids: string[] }[]): Promise<string[]> {
  const lost: string[] = []
  for (const { roomId, ids } of confirmed) {
    const { board } = await loadRoom(roomId)
    lost.push(...ids.filter((id) => !board.elements.has(id)))
  }
  return lost
}
