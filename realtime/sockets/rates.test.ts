import { expect, test } from 'vitest'
import { MESSAGE, PROTOCOL_VERSION } from '@/lib/rooms/domain/protocol/wire'
import { INES, MARA } from '@/tests/support/room-state'
import { SimulatedNode, SimulatedSocket } from '@/tests/support/simulation/node'
import { madeRoom } from '@/tests/support/simulation/rooms-store'
import { Scheduler } from '@/tests/support/simulation/scheduler'

const ROOM = '01900000-0000-7000-8000-0000000000a1'
const JOIN = {
  version: PROTOCOL_VERSION,
  roomId: ROOM,
  tab: 'tab-of-mara',
  since: 0,
  pending: { round: null, board: null, sheet: null },
}

function maraInARoom() {
  const scheduler = new Scheduler()
  const store = madeRoom(ROOM, [INES, MARA])
  const node = new SimulatedNode(scheduler, store, () => {})
  const answers: { code?: string }[] = []
  const refusals: unknown[] = []
  const socket = new SimulatedSocket(
    'socket',
    MARA.userId,
    node,
    ([name, , , code]) => void (name === MESSAGE.refused && refusals.push(code)),
    (_, answer) => answers.push(answer as { code?: string }),
  )
  node.accept(socket)
  const pass = (ms: number) => scheduler.run(() => false, scheduler.now + ms)
  /** Makes the same request many times at once. @returns the codes of the responses */
  const ask = async (event: string, payload: unknown, times: number) => {
    answers.length = 0
    for (let count = 0; count < times; count++) socket.receive([event, payload], count + 1)
    await scheduler.run(() => answers.length === times, scheduler.now + 10_000)
    return answers.map(({ code }) => code ?? 'fine')
  }
  return { socket, store, ask, pass, refusals }
}

const count = (codes: unknown[], code: string) => codes.filter((one) => one === code).length

test('[O5] joins and requests are answered at a limited rate, and again after a while', async () => {
  const { ask, pass } = maraInARoom()
  for (const [event, payload, burst] of [
    [MESSAGE.join, JOIN, 10],
    [MESSAGE.time, {}, 20],
  ] as const) {
    const codes = await ask(event, payload, 60)
    expect(count(codes, 'fine'), event).toBe(burst)
    expect(count(codes, 'rate/asks'), event).toBe(60 - burst)
    await pass(2_000)
    expect(await ask(event, payload, 1), event).toEqual(['fine'])
  }
})

test('[O5] commands that look into the guide are put off beyond a rate and arrive later in order', async () => {
  const { socket, store, ask, pass, refusals } = maraInARoom()
  await ask(MESSAGE.join, JOIN, 1)
  const tick = (op: number) =>
    socket.receive([MESSAGE.command, 0, op, 'tick', { item: `item ${op}`, on: true }])
  for (let op = 1; op <= 45; op++) tick(op)
  expect(refusals).toEqual(['rate/asks', ...Array(4).fill('out-of-order')])
  await pass(2_000)
  for (let op = 41; op <= 45; op++) tick(op)
  await pass(2_000)
  const ticked = store.read(0).filter(({ kind }) => kind === 'guide/ticked')
  expect(ticked.map(({ op }) => op)).toEqual(Array.from({ length: 45 }, (_, index) => index + 1))
})
