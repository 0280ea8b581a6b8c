import { describe, expect, test } from 'vitest'
import { decodeState } from '@/lib/rooms/domain/log/encode-state'
import { publicEvent } from '@/lib/rooms/domain/log/events'
import { MESSAGE, PROTOCOL_VERSION } from '@/lib/rooms/domain/protocol/wire'
import { INES, MARA } from '@/tests/support/room-state'
import { ROOM, roomOfTwo } from '@/tests/support/simulation/room-of-two'

describe('[J2] coming back', () => {
  test('for the first time gets the state', async () => {
    const { store, open } = roomOfTwo()
    const answer = await open().join(0)
    expect('snapshot' in answer && decodeState(answer.snapshot).seq).toBe(store.head)
  })

  test('after a short absence gets what was missed and no more', async () => {
    const { open, say } = roomOfTwo()
    await open().join(0)
    const known = await say(3)
    const head = await say(500)
    const answer = await open().join(known)
    if (!('tail' in answer)) throw new Error('No tail')
    expect(answer.head).toBe(head)
    expect(answer.tail.map(([seq]) => seq)).toEqual(Array.from({ length: 500 }, (_, i) => known + 1 + i))
    expect(await open().join(head)).toMatchObject({ ok: true, head, tail: [] })
  })

  test('after one in which more than 1 MB was written gets the state', async () => {
    const { open, say, elsewhere } = roomOfTwo()
    await open().join(0)
    const known = await say(1)
    const head = await elsewhere(7, 170_000)
    const answer = await open().join(known)
    expect('snapshot' in answer && decodeState(answer.snapshot).seq).toBe(head)
    expect(await open().join(known + 1)).toMatchObject({ head, tail: { length: 6 } })
  })

  test('after a long absence, or with events that the log does not have, gets the state', async () => {
    const { open, say } = roomOfTwo()
    await open().join(0)
    const known = await say(1)
    const head = await say(501)
    for (const since of [known, head + 1]) {
      const answer = await open().join(since)
      expect('snapshot' in answer && decodeState(answer.snapshot).seq).toBe(head)
    }
  })
})

test.each([
  ['few and light', 6, 160_000],
  ['too heavy together', 8, 160_000],
  ['too many', 600, 10],
])(
  '[L9] events of another server that are %s are sent on, or the sockets are asked to join again',
  async (_, events, bytes) => {
    const { open, elsewhere, pass } = roomOfTwo()
    const { told, join } = open()
    await join(0)
    await elsewhere(events, bytes)
    await pass(100)
    const names = told.map(([name]) => name).filter((name) => name !== MESSAGE.online)
    expect(names).toEqual(events === 6 ? [MESSAGE.events] : [MESSAGE.rejoin])
  },
)

test('[L9] the same after a room is read again', async () => {
  const { store, open, elsewhere, submit, until } = roomOfTwo()
  const { told, join } = open()
  await join(0)
  const { append } = store
  store.append = async () => {
    store.append = append
    // Another process was faster, and wrote much.
    await elsewhere(8, 160_000, false)
    return new Set()
  }
  submit(MARA.userId, { kind: 'enter' })
  await until(() => told.some(([name]) => name === MESSAGE.events))
  const names = told.map(([name]) => name).filter((name) => name !== MESSAGE.online)
  expect(names).toEqual([MESSAGE.rejoin, MESSAGE.events])
})

test('[M5] somebody whose role changes while they join gets the new role', async () => {
  const { store, open } = roomOfTwo()
  const before = [INES, MARA]
  store.findMembers = async () =>
    new Map([[ROOM, before.length ? before.splice(0) : [{ ...INES, role: 'observer' as const }, MARA]]])
  expect(await open().join(0)).toMatchObject({ ok: true, role: 'observer' })
  expect(store.read(0).at(-1)).toMatchObject({ kind: 'member/joined', data: { role: 'observer' } })
})

test('[M5] somebody who is removed while they join stays out', async () => {
  const { store, open } = roomOfTwo()
  const before = [INES]
  store.findMembers = async () => new Map([[ROOM, [...before.splice(0), MARA]]])
  const { socket, join } = open()
  expect(await join(0)).toMatchObject({ ok: false, code: 'not-found' })
  expect([...socket.rooms]).toEqual([socket.id])
})

test('[M4][M5] a lost role is also lost for commands that arrive at the same moment', async () => {
  const { store, pass, submit } = roomOfTwo()
  for (const { userId } of [INES, MARA]) submit(userId, { kind: 'enter' })
  await pass(1_000)
  submit(INES.userId, { kind: 'role', userId: INES.userId, role: 'observer' })
  submit(INES.userId, { kind: 'role', userId: MARA.userId, role: 'candidate' })
  const opened = submit(MARA.userId, { kind: 'open-guide' })
  const removed = submit(INES.userId, { kind: 'remove', userId: MARA.userId })
  const said = submit(MARA.userId, { kind: 'say', text: 'still here' })
  await pass(1_000)
  expect([opened(), removed(), said()]).toEqual(['guide/not-interviewer', null, 'not-found'])
  expect(store.read(0).map(({ kind }) => kind)).not.toContain('guide/opened')
})

test('[M4][M5] a role that was lost on another server is lost on this one', async () => {
  const { store, submit, until, master } = roomOfTwo()
  for (const { userId } of [INES, MARA]) submit(userId, { kind: 'enter' })
  const since = await until(() => store.head === 3)
  store.findMembers = async () => new Map([[ROOM, [INES, { ...MARA, role: 'candidate' }]]])
  const lost = publicEvent('member/role', { userId: MARA.userId, role: 'candidate' })
  store.put({ ...lost, seq: store.head + 1, at: 0, actorId: INES.userId, client: null, op: null })
  master.catchUp(ROOM)
  await until(() => master.knownSeq(ROOM) === store.head)
  const opened = submit(MARA.userId, { kind: 'open-guide' })
  const now = await until(() => opened() !== null || store.head > 4)
  // Too soon to have been found by the check of the database once a second.
  expect([opened(), now - since < 500]).toEqual(['guide/not-interviewer', true])
})

test('[J4] a browser with another protocol version is refused and enters no channel', async () => {
  const { store, open } = roomOfTwo()
  for (const version of [PROTOCOL_VERSION - 1, PROTOCOL_VERSION + 1]) {
    const { socket, join } = open()
    // Whatever the format of its messages.
    const pending = { talk: null, board: null, sheet: null }
    expect(await join(0, version, pending)).toMatchObject({ ok: false, code: 'wire/version' })
    expect([...socket.rooms]).toEqual([socket.id])
  }
  expect(store.head).toBe(1)
})

test('[L3] commands after one that was put off wait until that one has arrived', async () => {
  const { store, open, pass } = roomOfTwo()
  const { join, send, told } = open()
  await join(0)
  const refusals = () => told.filter(([name]) => name === MESSAGE.refused).map(([, , op, code]) => [op, code])
  for (let op = 1; op <= 6; op++) send(0, op, 'say', { text: `${op}` })
  send(0, 7, 'say', { text: '7' })
  expect(refusals()).toEqual([
    [6, 'rate/chat'],
    [7, 'out-of-order'],
  ])
  await pass(2_000)
  // By now the rate limit would allow it.
  send(0, 7, 'say', { text: '7' })
  expect(refusals().slice(2)).toEqual([[7, 'out-of-order']])
  for (const op of [6, 7]) send(0, op, 'say', { text: `${op}` })
  await pass(2_000)
  const said = store.read(0).filter(({ kind }) => kind === 'chat/said')
  expect(said.map(({ op }) => op)).toEqual([1, 2, 3, 4, 5, 6, 7])
})
