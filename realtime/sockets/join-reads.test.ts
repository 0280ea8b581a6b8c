import { afterEach, expect, test, vi } from 'vitest'
import { publicEvent } from '@/lib/rooms/domain/log/events'
import { clientOf, PROTOCOL_VERSION } from '@/lib/rooms/domain/protocol/wire'
import { INES } from '@/tests/support/room-state'
import { NOTHING, ROOM, roomOfTwo } from '@/tests/support/simulation/room-of-two'
import { ANSWER_WITHIN } from '../commit/unanswered'

afterEach(() => {
  vi.useRealTimers()
})

test('[P11] while the database hangs, each of several joins is answered in time, and none lets anybody in later', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const { store, open, pass } = roomOfTwo()
  const members = await store.findMembers()
  let goOn = () => {}
  const thawed = new Promise<void>((resolve) => {
    goOn = resolve
  })
  store.findMembers = async () => {
    await thawed
    return members
  }
  const { socket, answers, join } = open()
  void join(0)
  void join(0)
  await vi.advanceTimersByTimeAsync(ANSWER_WITHIN)
  expect(answers).toMatchObject([{ code: 'room/unavailable' }, { code: 'room/unavailable' }])
  goOn()
  await pass(10_000)
  expect(socket.data.room).toBeUndefined()
  expect([...socket.rooms]).toEqual([socket.id])
  expect(await join(0)).toMatchObject({ ok: true })
})

/**
 * Holds up the joins' queries about numbers. The result is the log at the time of the query, however late it arrives.
 */
function holdAccepted({ store }: ReturnType<typeof roomOfTwo>): (() => void)[] {
  const read = store.readAccepted
  const held: (() => void)[] = []
  store.readAccepted = async (...args) => {
    const found = await read(...args)
    await new Promise<void>((resolve) => held.push(resolve))
    return found
  }
  return held
}

test('[J1][P1] what a tab gets into the log while its join reads is answered as accepted', async () => {
  const room = roomOfTwo()
  const { open, until, say, master } = room
  const reads = holdAccepted(room)
  const { ask, answers } = open()
  ask(0, PROTOCOL_VERSION, { ...NOTHING, round: [1, 2] })
  await until(() => reads.length === 1)
  // The last command of the tab's old connection, not acknowledged to it, and other work: the room continues.
  const client = clientOf('tab-of-ines', 'round')
  const late = { kind: 'say', text: 'late' } as const
  master.submit(ROOM, {
    ...{ kind: 'command', actorId: INES.userId, client, op: 1, command: late },
    refused: () => {},
  })
  await say(3)
  reads[0]?.()
  await until(() => answers.length === 1)
  expect(answers).toMatchObject([
    { ok: true, accepted: { round: [1], board: [], sheet: [] }, last: { round: 1 } },
  ])
  expect(reads).toHaveLength(1)
})

test('[J1][P1] the same if more was written than is in memory', async () => {
  const room = roomOfTwo()
  const { store, open, until, say } = room
  const reads = holdAccepted(room)
  const client = clientOf('tab-of-ines', 'round')
  const { ask, answers } = open()
  ask(0, PROTOCOL_VERSION, { ...NOTHING, round: [1, 2] })
  await until(() => reads.length === 1)
  store.put({
    ...publicEvent('chat/said', { text: 'late' }),
    ...{ seq: store.head + 1, at: 0, actorId: INES.userId, client, op: 1 },
  })
  await say(501)
  reads[0]?.()
  await until(() => reads.length === 2)
  reads[1]?.()
  await until(() => answers.length === 1)
  expect(answers).toMatchObject([{ ok: true, accepted: { round: [1] }, last: { round: 1 } }])
})

test('[J1] what another process wrote is in the answer, even before this one was told of it', async () => {
  const { open, until, say, elsewhere } = roomOfTwo()
  await open().join(0)
  const known = await say(1)
  const head = await elsewhere(2, 10, false)
  const { ask, answers } = open()
  ask(known)
  await until(() => answers.length === 1)
  expect(answers).toMatchObject([{ ok: true, head, tail: [{ 0: head - 1 }, { 0: head }] }])
})

test('[F4] of many joins two read the database at once, and the others once these have finished', async () => {
  const room = roomOfTwo()
  const { open, until } = room
  const reads = holdAccepted(room)
  const sockets = Array.from({ length: 5 }, () => open())
  for (const { ask } of sockets) ask(0, PROTOCOL_VERSION, { ...NOTHING, round: [1, 2] })
  const answered = () => sockets.filter(({ answers }) => answers.length > 0).length
  for (const done of [0, 1, 2, 3]) {
    const under = Math.min(2, 5 - done)
    await until(() => answered() === done && reads.length >= under)
    await until(() => true)
    expect(reads).toHaveLength(under)
    reads.shift()?.()
  }
  await until(() => answered() === 4)
  reads.shift()?.()
  await until(() => answered() === 5)
  expect(sockets.flatMap(({ answers }) => answers)).toMatchObject(Array(5).fill({ ok: true }))
})

test('[F4][P11] of many joins sixteen are in progress; the others start nothing before their turn', async () => {
  const room = roomOfTwo()
  const { open, until, master } = room
  const reads = holdAccepted(room)
  const entering = vi.spyOn(master, 'ask')
  const sockets = Array.from({ length: 20 }, () => open())
  for (const { ask } of sockets) ask(0, PROTOCOL_VERSION, { ...NOTHING, round: [1, 2] })
  await until(() => reads.length === 2)
  expect(entering).toHaveBeenCalledTimes(16)
  await until(() => {
    for (const answer of reads.splice(0)) answer()
    return sockets.every(({ answers }) => answers.length === 1)
  })
  expect(entering).toHaveBeenCalledTimes(20)
  expect(sockets.flatMap(({ answers }) => answers)).toMatchObject(Array(20).fill({ ok: true }))
})
