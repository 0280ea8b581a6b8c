import { publicEvent } from '@/lib/rooms/domain/log/events'
import type { JoinAnswer } from '@/lib/rooms/domain/protocol/messages/join'
import { MESSAGE, PROTOCOL_VERSION } from '@/lib/rooms/domain/protocol/wire'
import type { FailureReason } from '@/lib/shared/errors'
import type { CommandJob } from '@/realtime/commit/room-job'
import { INES, MARA } from '../room-state'
import { SimulatedNode, SimulatedSocket } from './node'
import { madeRoom } from './rooms-store'
import { Scheduler } from './scheduler'

export const ROOM = '01900000-0000-7000-8000-0000000000a1'
/** Nothing is waiting to be acknowledged. */
export const NOTHING = { round: null, board: null, sheet: null }

type Answer = ({ ok: true } & JoinAnswer) | { ok: false; code: string }

/** A room of two on one server, with sockets that send requests and receive updates. */
export function roomOfTwo() {
  const scheduler = new Scheduler()
  const store = madeRoom(ROOM, [INES, MARA])
  const node = new SimulatedNode(scheduler, store, () => {})
  let sockets = 0
  const open = () => {
    const told: unknown[][] = []
    const answers: unknown[] = []
    let answer: unknown
    const socket = new SimulatedSocket(
      `socket-${++sockets}`,
      INES.userId,
      node,
      (args) => told.push(args),
      (_, given) => {
        answer = given
        answers.push(given)
      },
    )
    node.accept(socket)
    const ask = (since: number, version = PROTOCOL_VERSION, pending: object = NOTHING) =>
      socket.receive([MESSAGE.join, { version, roomId: ROOM, tab: 'tab-of-ines', since, pending }], 1)
    const join = async (since: number, version = PROTOCOL_VERSION, pending: object = NOTHING) => {
      answer = undefined
      ask(since, version, pending)
      await scheduler.run(() => answer !== undefined, scheduler.now + 10_000)
      return answer as Answer
    }
    const send = (...command: unknown[]) => socket.receive([MESSAGE.command, ...command])
    return { socket, told, answers, ask, join, send }
  }
  const say = async (times: number) => {
    const target = store.head + times
    for (let count = 0; count < times; count++) {
      const command = { kind: 'say' as const, text: 'x' }
      const job = { client: null, op: null, actorId: INES.userId, refused: () => {} }
      node.master.submit(ROOM, { kind: 'command', command, ...job })
    }
    await scheduler.run(() => store.head === target, scheduler.now + 10_000)
    return store.head
  }
  /** Has another process write this many texts of a given length. */
  const elsewhere = async (times: number, length: number, known = true) => {
    const said = publicEvent('chat/said', { text: 'x'.repeat(length) })
    for (let count = 0; count < times; count++)
      store.put({ ...said, seq: store.head + 1, at: 0, actorId: MARA.userId, client: null, op: null })
    if (known) node.heard()
    await until(() => !known || node.master.knownSeq(ROOM) === store.head)
    return store.head
  }
  const pass = (ms: number) => scheduler.run(() => false, scheduler.now + ms)
  const submit = (actorId: string, command: CommandJob['command']) => {
    let refusal: string | null = null
    const refused = ({ code }: FailureReason) => {
      refusal = code
    }
    node.master.submit(ROOM, { kind: 'command', client: null, op: null, actorId, command, refused })
    return () => refusal
  }
  /** Work that needs no time runs first. */
  const until = async (done: () => boolean) => {
    for (;;) {
      for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve))
      if (done()) return scheduler.now
      await scheduler.run(() => false, scheduler.now + 1)
    }
  }
  return { store, open, say, elsewhere, pass, submit, until, master: node.master }
}
