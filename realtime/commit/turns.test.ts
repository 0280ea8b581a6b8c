import { expect, test, vi } from 'vitest'
import { RefTable } from '@/lib/board/domain/fields/refs'
import { encodePatches } from '@/lib/board/domain/patch/codec'
import { PERSON_DAY_BYTES, ROOM_LOG_BYTES } from '@/lib/rooms/domain/log/log-quota'
import type { RoomBatch } from '@/lib/rooms/server/log/append-events'
import { weightOf } from '@/lib/rooms/server/log/event-weight'
import { element } from '@/tests/support/board/elements'
import { INES, MARA } from '@/tests/support/room-state'
import { madeRoom, RoomsStore } from '@/tests/support/simulation/rooms-store'
import type { LiveRoom } from '../live/live-room'
import { ROOMS_BYTES } from '../live/room-table'
import { PASS_COST } from './fair-share'
import type { CommandJob } from './room-job'
import { RoomMaster } from './room-master'

const [ONE, TWO] = ['01900000-0000-7000-8000-0000000000a1', '01900000-0000-7000-8000-0000000000a2']
const NOBODY = { client: null, op: null, refused: () => {} }
const LONG = 'x'.repeat(4_000)
/** So large that a thousand of them are many passes, and so small that the chats of two rooms can hold them. */
const LARGE = 'x'.repeat(600)

function house() {
  const store = new RoomsStore([ONE, TWO].map((id) => madeRoom(id, [INES, MARA])))
  const time = { now: 1_700_000_000_000 }
  const master = new RoomMaster({
    now: () => time.now,
    store,
    publish: () => {},
    report: () => {},
    pause: async (ms) => {
      time.now += ms
    },
  })
  /** What each commit appended. */
  const commits: RoomBatch[][] = []
  const { append } = store
  store.append = (batches) => {
    commits.push([...batches])
    return append(batches)
  }
  const submit = (roomId: string, job: Partial<CommandJob> & Pick<CommandJob, 'actorId' | 'command'>) =>
    master.submit(roomId, { kind: 'command', ...NOBODY, ...job })
  const say = (roomId: string, actorId: string, text: string) =>
    submit(roomId, { actorId, command: { kind: 'say', text } })
  const refusal = (roomId: string, command: CommandJob['command']) =>
    new Promise<string | null>((resolve) => {
      submit(roomId, { actorId: INES.userId, command, refused: ({ code }) => resolve(code) })
      void master.turn(roomId, () => resolve(null), { ownerId: INES.userId })
    })
  /** The commit that contains somebody's text, or -1. */
  const commitOf = (text: string) =>
    commits.findIndex((batches) =>
      batches.some(({ events }) =>
        events.some((event) => event.kind === 'chat/said' && event.data.text === text),
      ),
    )
  const look = () => new Promise<LiveRoom>((resolve) => void master.turn(ONE, ({ room }) => resolve(room)))
  return { store, time, master, commits, say, refusal, commitOf, look }
}

test('[F1] a small edit waits for at most two passes behind a thousand large ones of somebody else', async () => {
  const { store, master, commits, say, commitOf } = house()
  await Promise.all([ONE, TWO].map((id) => master.turn(id, () => {})))
  // During a commit, somebody else sends something small.
  const rounds = new Map([
    [5, ONE],
    [12, TWO],
    [20, ONE],
  ])
  const { append } = store
  store.append = (batches) => {
    const room = rounds.get(commits.length)
    if (room) say(room, MARA.userId, `after ${commits.length}`)
    return append(batches)
  }
  for (let count = 0; count < 1_000; count++) say(count % 2 ? ONE : TWO, INES.userId, LARGE)
  await vi.waitFor(() => expect(master.backlog()).toBe(0), 20_000)
  expect(commits.length).toBeGreaterThan(25)
  for (const before of rounds.keys()) expect([before + 1, before + 2]).toContain(commitOf(`after ${before}`))
  expect(commits.flat().flatMap(({ events }) => events)).toHaveLength(1_003)
})

test('[F2] the size of one commit is limited', async () => {
  const { master, commits, say } = house()
  for (let count = 0; count < 300; count++) say(ONE, count % 2 ? INES.userId : MARA.userId, LONG)
  await vi.waitFor(() => expect(master.backlog()).toBe(0), 20_000)
  expect(commits.length).toBeGreaterThan(10)
  for (const batches of commits) {
    const bytes = batches.flatMap(({ events }) => events).reduce((sum, event) => sum + weightOf(event), 0)
    expect(bytes).toBeLessThanOrEqual(PASS_COST)
  }
})

test('[F2] everything else gets its turn between passes that write nothing', async () => {
  const { master, store, say } = house()
  await master.turn(ONE, () => {})
  for (const room of store.rooms) room.members.splice(0)
  let others = 0
  let passing = true
  const count = () => {
    others += 1
    if (passing) setImmediate(count)
  }
  setImmediate(count)
  for (let job = 0; job < 200; job++) say(ONE, INES.userId, LONG)
  await vi.waitFor(() => expect(master.backlog()).toBe(0), 20_000)
  passing = false
  expect(others).toBeGreaterThan(200 / (PASS_COST / 12_000))
})

test('[F3] while a turn reads one room, the others continue', async () => {
  const { master, say, commitOf } = house()
  let done = () => {}
  let looking = Promise.resolve()
  await new Promise<void>((started) => {
    looking = master.turn(ONE, () => {
      started()
      return new Promise<void>((resolve) => {
        done = resolve
      })
    })
  })
  say(ONE, INES.userId, 'in the same room')
  say(TWO, MARA.userId, 'in another')
  await vi.waitFor(() => expect(commitOf('in another')).toBe(0))
  expect(commitOf('in the same room')).toBe(-1)
  done()
  await looking
  await vi.waitFor(() => expect(commitOf('in the same room')).toBe(1))
})

test('[L7] a full room accepts no more work, but can be ended', async () => {
  const { master, refusal, look } = house()
  expect(await refusal(ONE, { kind: 'say', text: 'hello' })).toBeNull()
  const room = await look()
  room.logBytes = ROOM_LOG_BYTES
  expect(await refusal(ONE, { kind: 'say', text: 'hello' })).toBe('room/full')
  expect(await refusal(ONE, { kind: 'board', patches: new Uint8Array(1_000) })).toBe('room/full')
  expect(await refusal(TWO, { kind: 'say', text: 'hello' })).toBeNull()
  for (const kind of ['enter', 'start', 'end'] as const)
    await new Promise<void>((resolve) => {
      master.submit(ONE, { kind: 'command', ...NOBODY, actorId: MARA.userId, command: { kind } })
      if (kind === 'enter')
        master.submit(ONE, { kind: 'command', ...NOBODY, actorId: INES.userId, command: { kind } })
      void master.turn(ONE, () => resolve())
    })
  expect((await look()).state.round.clock.status).toBe('ended')
  expect(master.refusedBytes).toBe(15 + 1_000)
})

test('[L7] somebody who added too much in a day is refused in every room until the next day', async () => {
  const { store, time, refusal } = house()
  const day = new Date(time.now).toISOString().slice(0, 10)
  await store.countLogBytes([{ userId: INES.userId, day, bytes: PERSON_DAY_BYTES }])
  // This process learns of it with the first bytes.
  expect(await refusal(ONE, { kind: 'say', text: 'first' })).toBeNull()
  await vi.waitFor(async () =>
    expect(await refusal(ONE, { kind: 'say', text: 'hello' })).toBe('person/too-much-today'),
  )
  expect(await refusal(TWO, { kind: 'say', text: 'hello' })).toBe('person/too-much-today')
  time.now += 24 * 3_600_000
  expect(await refusal(TWO, { kind: 'say', text: 'hello' })).toBeNull()
})

test('[L10] rooms that nobody needs are released at once when all together take up too much memory', async () => {
  const { master } = house()
  const rooms: LiveRoom[] = []
  for (const id of [ONE, TWO]) await master.turn(id, ({ room }) => void rooms.push(room))
  await new Promise((resolve) => setTimeout(resolve))
  const names = () => [...master.loaded()].map(({ id }) => id)
  await master.releaseIdle(() => false)
  expect(names()).toEqual([ONE, TWO])
  const [one, two] = rooms
  if (one) one.state.board.liveBytes = ROOMS_BYTES
  if (two) two.usedAt += 1
  await master.releaseIdle((id) => id === ONE)
  expect(names()).toEqual([ONE])
  await master.releaseIdle(() => false)
  expect(names()).toEqual([])
})

test('[L10] a worksheet counts by the number of pieces in its document', async () => {
  const { look } = house()
  const room = await look()
  const before = room.memory
  const text = room.state.sheet.getText('purpose')
  room.state.sheet.transact(() => {
    for (let typed = 0; typed < 1_000; typed++) text.insert(0, 'x')
  })
  expect(room.memory - before).toBeGreaterThanOrEqual(1_000 * 200)
})

test('[L9] what is kept of an edit does not keep the network read alive that it arrived in', async () => {
  const { master, look } = house()
  const read = new Uint8Array(64 * 1024)
  const bytes = encodePatches(
    [{ kind: 'add', element: element('box', 'rectangle', { index: 'a1' }) }],
    new RefTable(),
  )
  read.set(bytes, 1_000)
  const patches = read.subarray(1_000, 1_000 + bytes.length)
  const code = await new Promise((resolve) => {
    master.submit(ONE, {
      kind: 'command',
      ...NOBODY,
      actorId: INES.userId,
      command: { kind: 'board', patches },
      refused: resolve,
    })
    void master.turn(ONE, () => resolve('written'))
  })
  expect(code).toBe('written')
  const [event] = (await look()).recent.after(1, 2) ?? []
  expect(event?.kind === 'board/edited' && event.data.patches.buffer.byteLength).toBeLessThan(8 * 1024 + 1)
})
