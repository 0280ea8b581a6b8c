import { encodeBoard } from '@/lib/board/domain/doc'
import { evolve } from '@/lib/rooms/domain/round/evolve'
import type { Actor } from '@/lib/rooms/domain/round/members'
import { emptyRoom, type RoomState } from '@/lib/rooms/domain/round/state'
import { Random } from '../board/random'
import { memoryStore } from '../memory-pending'
import { SimulatedBrowser, textsOf } from './browser'
import { SimulatedNode } from './node'
import { madeRoom } from './rooms-store'
import { Scheduler } from './scheduler'

const ROOM = '01900000-0000-7000-8000-00000000abcd'

export type Outcome = {
  /** The states of browsers, servers and the log; equal when all is well. */
  pictures: { of: string; picture: string }[]
  events: number
  simulatedMs: number
}

/** Number of operations per user. */
const OPS = 200

/**
 * Plays a room from a seed: 2–5 users draw, write and talk 200 times each over connections that break, on one or two
 * servers that crash, with a store that fails before or after its commits. Then everything is repaired and left to
 * settle.
 * @param rough the room also refuses some commands permanently, and pages die before they stored their work
 */
export async function simulate(seed: number, { rough = false } = {}): Promise<Outcome> {
  const random = new Random(seed)
  const scheduler = new Scheduler()
  let mended = false
  const breakdown = () => {
    const luck = mended ? 999 : random.below(1_000)
    return luck < 3 ? 'before commit' : luck < 6 ? 'after commit' : 'none'
  }
  const members = Array.from({ length: 2 + random.below(4) }, (_, index): Actor => {
    const userId = `01900000-0000-7000-8000-00000000000${index}`
    return { userId, number: index + 1, name: `p${index}`, role: index === 0 ? 'candidate' : 'interviewer' }
  })
  const store = madeRoom(ROOM, members, breakdown)
  const nodes: SimulatedNode[] = []
  const announce = (from: SimulatedNode) => {
    // One in five is lost, as when Redis restarts.
    if (random.chance(0.2)) return
    for (const node of nodes) if (node !== from) scheduler.after(random.below(20), () => node.heard())
  }
  const refuses = () => rough && !mended && random.chance(0.03)
  const start = () => nodes.push(new SimulatedNode(scheduler, store, announce, refuses))
  for (let count = 1 + random.below(2); count > 0; count--) start()
  const world = { scheduler, random, nodes, roomId: ROOM, rough }
  const browsers = members.map(
    (member) => new SimulatedBrowser(world, member.name, member.userId, memoryStore()),
  )

  let left = OPS * browsers.length
  const live = () => {
    if (left-- <= 0) return
    const browser = random.pick(browsers)
    browser.act()
    for (const other of browsers) other.disturb()
    if (random.below(600) === 0) crash(random.below(nodes.length))
    scheduler.after(random.below(30), live)
  }
  const crash = (index: number) => {
    const [node] = nodes.splice(index, 1)
    start()
    const open = node ? [...node.sockets] : []
    node?.crash()
    for (const browser of browsers)
      if (open.some((socket) => browser.line.isOn(socket))) browser.line.cut('transport close')
  }
  scheduler.after(500, live)
  await scheduler.run(() => left <= 0, 3_600_000)
  mended = true
  for (const browser of browsers) browser.line.offline = false
  const quiet = () => browsers.every((browser) => browser.calm && browser.connection.seq === store.head)
  await scheduler.run(quiet, scheduler.now + 120_000)
  const pictures = browsers.map((browser) => ({
    of: browser.name,
    picture: JSON.stringify(browser.picture()),
  }))
  for (const [index, node] of nodes.entries()) {
    for (const room of node.master.loaded())
      if (room.state.seq === store.head)
        pictures.push({ of: `server ${index}`, picture: pictureOf(room.state) })
  }
  const replayed = store.read(0).reduce(evolve, emptyRoom())
  pictures.push({ of: 'the log', picture: pictureOf(replayed) })
  const { state: loaded } = await store.load()
  pictures.push({ of: 'a snapshot and its tail', picture: pictureOf(loaded) })
  if (Buffer.compare(encodeBoard(replayed.board), encodeBoard(loaded.board)) !== 0)
    pictures.push({ of: 'bytes of the board', picture: '' })
  // Equal is not necessarily correct: nothing else was refused, and everything said is in the log once.
  for (const { name, refused, said, heard } of browsers) {
    for (const code of rough ? [] : refused)
      pictures.push({ of: `a refusal to ${name}: ${code}`, picture: '' })
    for (const text of said) {
      const times = replayed.round.chat.filter((message) => message.text === text).length
      if (times > 1 || (times === 0 && (!rough || heard.has(text))))
        pictures.push({ of: `"${text}" ${times} times`, picture: '' })
    }
  }
  if (!quiet()) pictures.push({ of: 'somebody who never came to rest', picture: '' })
  return { pictures, events: store.head, simulatedMs: scheduler.now }
}

function pictureOf(state: RoomState): string {
  return JSON.stringify({
    chat: state.round.chat,
    members: state.round.members,
    board: [...state.board.elements.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
    sheet: textsOf(state.sheet),
  })
}
