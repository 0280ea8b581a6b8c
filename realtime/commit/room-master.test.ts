import { expect, test, vi } from 'vitest'
import type { FailureReason } from '@/lib/shared/errors'
import { INES, MARA } from '@/tests/support/room-state'
import { madeRoom, RoomsStore } from '@/tests/support/simulation/rooms-store'
import type { Publish } from '../live/room-table'
import { SNAPSHOT_EVERY } from '../live/snapshot-due'
import { RoomMaster } from './room-master'
import { ANSWER_WITHIN } from './unanswered'

const [ONE, TWO] = ['01900000-0000-7000-8000-0000000000a1', '01900000-0000-7000-8000-0000000000a2']

/** The master of rooms in memory, two by default, with a clock that advances only when it is moved or waited for. */
function house(publish: Publish = () => {}, rooms = 2) {
  const ids = [ONE, TWO, ...Array.from({ length: rooms - 2 }, (_, index) => `room-${index}`)]
  const store = new RoomsStore(ids.map((id) => madeRoom(id, [INES, MARA])))
  const time = { now: 1_700_000_000_000 }
  const master = new RoomMaster({
    now: () => time.now,
    store,
    publish,
    report: () => {},
    pause: async (ms) => {
      time.now += ms
    },
  })
  /** Sends a message and returns the code of a refusal, or `written` once the room's queue has passed it. */
  const say = (roomId: string, op: number | null, text = `message ${op}`) =>
    new Promise<string>((resolve, reject) => {
      const command = { kind: 'say' as const, text }
      const client = op === null ? null : 'tab.talk'
      const refused = ({ code }: FailureReason) => resolve(code)
      master.submit(roomId, { kind: 'command', actorId: INES.userId, client, op, command, refused })
      // The refusals of a pass come before its turns.
      master.turn(roomId, () => resolve('written')).catch(reject)
    })
  const texts = (roomId: string) =>
    store.rooms
      .filter((room) => room.roomId === roomId)
      .flatMap((room) => room.read(0))
      .flatMap((event) => (event.kind === 'chat/said' ? [event.data.text] : []))
  return { store, time, master, say, texts }
}

test('[L3] a number is in the log at most once, and numbers of one client increase', async () => {
  const { say, texts } = house()
  expect(await say(ONE, 1)).toBe('written')
  expect(await say(ONE, 4)).toBe('written')
  expect(await say(ONE, 1, 'again')).toBe('duplicate')
  expect(await say(ONE, 4, 'again')).toBe('duplicate')
  expect(await say(ONE, 3, 'too late')).toBe('duplicate')
  expect(await say(TWO, 1)).toBe('written')
  expect(texts(ONE)).toEqual(['message 1', 'message 4'])
  expect(texts(TWO)).toEqual(['message 1'])
})

test('[L4] a room that fails to commit does not hold up others, and returns everything that waits in it', async () => {
  const { store, say, texts } = house()
  store.broken.add(ONE)
  const outcomes = await Promise.all([say(ONE, 1), say(TWO, 1), say(ONE, 2), say(TWO, 2)])
  expect(outcomes).toEqual(['unavailable', 'written', 'unavailable', 'written'])
  expect(texts(ONE)).toEqual([])
  expect(texts(TWO)).toEqual(['message 1', 'message 2'])
  store.broken.clear()
  expect(await say(ONE, 1)).toBe('written')
})

test('[F4] of many rooms two are loaded at once, and the others once these are loaded', async () => {
  const { store, say } = house(() => {}, 5)
  const loads: (() => void)[] = []
  const load = store.load
  store.load = async (roomId) => {
    await new Promise<void>((resolve) => loads.push(resolve))
    return load(roomId)
  }
  const said = store.rooms.map(({ roomId }) => say(roomId, 1))
  for (const left of [5, 4, 3, 2, 1]) {
    await vi.waitUntil(() => loads.length === Math.min(2, left))
    await new Promise((resolve) => setImmediate(resolve))
    expect(loads).toHaveLength(Math.min(2, left))
    loads.shift()?.()
  }
  expect(await Promise.all(said)).toEqual(Array(5).fill('written'))
})

test('[L5] a snapshot is stored every 300 events, when the room is idle, and on shutdown', async () => {
  const { store, time, master, say } = house()
  expect(SNAPSHOT_EVERY).toBe(300)
  // The creation of the room is the first event.
  for (let op = 1; op < 610; op++) await say(ONE, op)
  expect(store.snapshots.map(({ seq }) => seq)).toEqual([300, 600])
  // The last turn has finished.
  await new Promise((resolve) => setImmediate(resolve))
  await master.releaseIdle(() => false)
  expect(store.snapshots).toHaveLength(2)
  time.now += 60_000
  await master.releaseIdle(() => true)
  expect(store.snapshots).toHaveLength(2)
  time.now += 60_000
  await master.releaseIdle(() => false)
  expect(store.snapshots.map(({ seq }) => seq)).toEqual([300, 600, 610])
  await say(ONE, 610)
  await say(TWO, 1)
  await master.close()
  expect(store.snapshots.slice(3)).toEqual([
    { roomId: ONE, seq: 611 },
    { roomId: TWO, seq: 2 },
  ])
})

test('[L10] a room whose snapshot fails stays in memory, and the others are still released', async () => {
  const { store, time, master, say } = house()
  const load = vi.spyOn(store, 'load')
  for (const id of [ONE, TWO]) expect(await say(id, 1)).toBe('written')
  await new Promise((resolve) => setImmediate(resolve))
  time.now += 60_000
  vi.spyOn(store, 'saveSnapshot').mockRejectedValueOnce(new Error('The disk is full'))
  await master.releaseIdle(() => false)
  expect(store.snapshots.map(({ roomId }) => roomId)).toEqual([TWO])
  load.mockClear()
  for (const id of [ONE, TWO]) expect(await say(id, 2)).toBe('written')
  expect(load.mock.calls).toEqual([[TWO]])
})

test('[L5] a room with a commit in progress is not released, and nothing is stored that may still fail', async () => {
  const { store, time, master, say } = house()
  expect(await say(ONE, 1)).toBe('written')
  time.now += 60_000
  const append = vi.spyOn(store, 'append').mockImplementationOnce(async () => {
    await master.releaseIdle(() => false)
    throw new Error('The database refuses this')
  })
  expect(await say(ONE, 2)).toBe('written')
  expect(append).toHaveBeenCalledTimes(2)
  expect(store.snapshots).toEqual([])
})

test('[W1] an error of ours in a room gets an answer, and the room is read again', async () => {
  const { master, say, texts } = house()
  await master.turn(ONE, ({ room }) => {
    const fault = () => {
      throw new Error('A fault of ours')
    }
    Object.defineProperty(room.state, 'heads', { get: fault })
  })
  expect(await say(ONE, 1)).toBe('unavailable')
  expect(await say(ONE, 1)).toBe('written')
  expect(texts(ONE)).toEqual(['message 1'])
})

test('[W1] a room that could not send what it read is read again, rather than never', async () => {
  const { store, say } = house((_room, _before, events) => {
    if (events.some(({ op }) => op === 2)) throw new Error('This cannot be told')
  })
  expect(await say(ONE, 1)).toBe('written')
  // It is in the log, but nobody is told: the room is read again.
  const { append } = store
  vi.spyOn(store, 'append').mockImplementationOnce(async (batches) => {
    await append(batches)
    throw new Error('The connection is gone')
  })
  expect(await say(ONE, 2)).toBe('room/unavailable')
  expect(await say(ONE, 2)).toBe('duplicate')
  expect(await say(ONE, 3)).toBe('written')
})

test('[P10] a process that stops finishes what it accepted and refuses what comes later', async () => {
  const { master, say, texts } = house()
  const taken = [say(ONE, 1), say(TWO, 1), say(ONE, 2)]
  const closing = master.close()
  expect(await say(ONE, 3)).toBe('draining')
  await closing
  expect(await Promise.all(taken)).toEqual(['written', 'written', 'written'])
  expect([texts(ONE), texts(TWO)]).toEqual([['message 1', 'message 2'], ['message 1']])
})

test('[P11] while the database hangs, waiting commands are answered, and accepted once when it resumes', async () => {
  const { store, time, master, say, texts } = house()
  expect(await say(ONE, 1)).toBe('written')
  let goOn = () => {}
  const { append } = store
  vi.spyOn(store, 'append').mockImplementationOnce(async (batches) => {
    await new Promise<void>((resolve) => {
      goOn = resolve
    })
    return append(batches)
  })
  const asked = time.now
  const inCommit = say(ONE, 2)
  await vi.waitFor(() => expect(store.append).toHaveBeenCalled())
  const inLine = [say(ONE, 3), say(TWO, 1)]
  const inLineSince = time.now
  time.now = asked + ANSWER_WITHIN - 1
  master.answerOverdue()
  expect(master.backlog()).toBe(6)
  time.now = inLineSince + ANSWER_WITHIN
  master.answerOverdue()
  expect(await Promise.all([inCommit, ...inLine])).toEqual(['unavailable', 'unavailable', 'unavailable'])
  const [again, next] = [say(ONE, 2), say(ONE, 4)]
  goOn()
  expect(await again).toBe('duplicate')
  expect(await next).toBe('written')
  expect(texts(ONE)).toEqual(['message 1', 'message 2', 'message 3', 'message 4'])
  await vi.waitFor(() => expect(texts(TWO)).toEqual(['message 1']))
  await vi.waitFor(() => expect(master.backlog()).toBe(0))
})

test('[M5] a permission that was revoked works for at most 2 s', async () => {
  const { store, time, say } = house()
  expect(await say(ONE, 1)).toBe('written')
  for (const room of store.rooms) room.members.splice(0)
  time.now += 2_000
  expect(await say(ONE, 2)).toBe('not-found')
})
