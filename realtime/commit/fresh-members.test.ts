import { expect, test, vi } from 'vitest'
import type { Actor } from '@/lib/rooms/domain/round/members'
import { INES, MARA } from '@/tests/support/room-state'
import { madeRoom, RoomsStore } from '@/tests/support/simulation/rooms-store'
import { RoomMaster } from './room-master'

const [ONE, TWO, THREE, FOUR, FIVE] = ['one', 'two', 'three', 'four', 'five']

/** Five rooms whose members are read when the test allows it. */
function held() {
  const store = new RoomsStore(
    [ONE, TWO, THREE, FOUR, FIVE].map((id) => madeRoom(id, [{ ...INES }, { ...MARA }])),
  )
  const reads: { rooms: readonly string[]; answer: () => void }[] = []
  const read = store.findMembers
  // The result is the database's state at the time of the query, however late it arrives.
  store.findMembers = async (...[rooms = []]: readonly string[][]) => {
    const found = await read()
    await new Promise<void>((resolve) => reads.push({ rooms, answer: resolve }))
    return found
  }
  const time = { now: 1_700_000_000_000 }
  const master = new RoomMaster({
    now: () => time.now,
    store,
    publish: () => {},
    report: () => {},
    // The clock advances only during a pause.
    pause: async (ms) => {
      time.now += ms
    },
  })
  const ask = (actor: Actor, kind: 'enter' | 'open-guide') =>
    master.ask(ONE, { actorId: actor.userId, command: { kind } })
  const say = (roomId: string, text: string) =>
    master.ask(roomId, { actorId: INES.userId, command: { kind: 'say', text } })
  const nextRead = () => vi.waitUntil(() => reads.shift())
  /** A pass after everything before it, for a room whose members were just read. */
  const pass = async () => {
    const said = say(FIVE, 'x')
    if (!isRead) (await nextRead()).answer()
    isRead = true
    return said
  }
  let isRead = false
  return { store, master, ask, say, pass, reads, nextRead }
}

test('[M5][G7] a request for the guide that arrives while members are read is decided on a later read', async () => {
  const { store, ask, reads, nextRead } = held()
  const entered = ask(INES, 'enter')
  const first = await nextRead()
  for (const member of store.rooms[0]?.members ?? [])
    if (member.userId === MARA.userId) member.answersElsewhere = true
  const opened = ask(MARA, 'open-guide')
  first.answer()
  expect(await entered).toMatchObject({ refusal: null })
  expect(store.rooms[0]?.read(0).map(({ kind }) => kind)).toEqual(['room/created', 'member/joined'])
  const second = await nextRead()
  second.answer()
  expect(await opened).toMatchObject({ refusal: { code: 'guide/answering' } })
  expect(reads).toEqual([])
})

test('[F3] only the room itself waits while its members are read', async () => {
  const { ask, say, nextRead } = held()
  const entered = ask(INES, 'enter')
  const first = await nextRead()
  const said = say(TWO, 'meanwhile')
  const second = await nextRead()
  expect([first.rooms, second.rooms]).toEqual([[ONE], [TWO]])
  second.answer()
  expect(await said).toMatchObject({ seq: 2, refusal: null })
  first.answer()
  expect(await entered).toMatchObject({ seq: 2, refusal: null })
})

test("[L3] commands that arrive while a room's members are read are decided after earlier ones", async () => {
  const { store, ask, say, pass, reads, nextRead } = held()
  await pass()
  const entered = ask(INES, 'enter')
  const first = await nextRead()
  const said = say(ONE, 'later')
  await pass()
  expect(reads).toEqual([])
  first.answer()
  expect(await Promise.all([entered, said])).toMatchObject([{ seq: 2 }, { seq: 3 }])
  expect(store.rooms[0]?.read(1).map(({ kind }) => kind)).toEqual(['member/joined', 'chat/said'])
})

test('[F4] two lists of members are read at once; other rooms wait for one of these, and share the next', async () => {
  const { master, say, pass, reads, nextRead } = held()
  await pass()
  const first = say(ONE, 'a')
  const one = await nextRead()
  const second = say(TWO, 'b')
  const two = await nextRead()
  const others = [say(THREE, 'c'), say(FOUR, 'd')]
  await vi.waitUntil(() => [...master.loaded()].length === 5)
  await pass()
  expect(reads).toEqual([])
  one.answer()
  expect(await first).toMatchObject({ seq: 2 })
  const both = await nextRead()
  expect(both.rooms).toEqual([THREE, FOUR])
  both.answer()
  expect(await Promise.all(others)).toMatchObject([{ seq: 2 }, { seq: 2 }])
  two.answer()
  expect(await second).toMatchObject({ seq: 2 })
})

test('[P11] if members cannot be read, waiting commands are put off in order, and the next are decided', async () => {
  const { store, say, nextRead } = held()
  const read = store.findMembers
  store.findMembers = () => Promise.reject(new Error('The database is gone'))
  const outcome = (text: string) => say(ONE, text).catch(({ code }) => code)
  expect(await Promise.all([outcome('a'), outcome('b')])).toEqual(['unavailable', 'unavailable'])
  store.findMembers = read
  const said = say(ONE, 'c')
  ;(await nextRead()).answer()
  expect(await said).toMatchObject({ seq: 2 })
})

test('[P10] a stop waits for members that are being read', async () => {
  const { master, ask, nextRead } = held()
  const entered = ask(INES, 'enter')
  const first = await nextRead()
  let isClosed = false
  const closed = master.close().then(() => {
    isClosed = true
  })
  await new Promise((resolve) => setImmediate(resolve))
  expect(isClosed).toBe(false)
  first.answer()
  expect(await entered).toMatchObject({ seq: 2 })
  await closed
})
