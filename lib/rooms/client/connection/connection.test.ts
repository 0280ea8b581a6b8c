import { expect, test, vi } from 'vitest'
import { nothingPending, type Pending } from '../unsaved/pending-store'
import { RoomConnection } from './connection'

const KEPT: Pending = {
  ...nothingPending(),
  round: [{ op: 1, kind: 'say', payload: { text: 'not sent yet' } }],
}

test("[P3] leaving before an earlier page's work was read does not delete it", async () => {
  let answer: (kept: Pending) => void = () => {}
  const written: (Pending | undefined)[] = []
  const connection = new RoomConnection({
    roomId: '00000000-0000-4000-8000-000000000000',
    tab: 'AAAAAAAAAAAA',
    socket: { connected: false, on: () => {}, emit: () => {}, connect: () => {}, disconnect: () => {} },
    store: {
      read: () => new Promise((resolve) => (answer = resolve)),
      write: async (_, pending) => written.push(pending) > 0,
      keys: async () => [],
    },
    storeKey: 'key',
    monotonic: () => 0,
    setTimer: () => {},
  })
  const opening = connection.open()
  connection.close()
  answer(KEPT)
  await opening
  connection.close()
  expect(written).toEqual([])
})

/** A connection that is offline, whose timers and disk operations the test triggers. */
function offline() {
  const timers: (() => void)[] = []
  const writes: { pending: Pending | undefined; answer: (written: boolean) => void }[] = []
  const connection = new RoomConnection({
    roomId: '00000000-0000-4000-8000-000000000000',
    tab: 'AAAAAAAAAAAA',
    socket: { connected: false, on: () => {}, emit: () => {}, connect: () => {}, disconnect: () => {} },
    store: {
      read: async () => undefined,
      write: (_, pending) => new Promise((answer) => writes.push({ pending, answer })),
      keys: async () => [],
    },
    storeKey: 'key',
    monotonic: () => 0,
    setTimer: (run) => timers.push(run),
  })
  const runTimers = () => {
    for (const run of timers.splice(0)) run()
  }
  return { connection, writes, runTimers }
}

test('[P3] leaving loses work until the disk has what is not in the log', async () => {
  const { connection, writes, runTimers } = offline()
  await connection.open()
  expect(connection.wouldLose).toBe(false)
  void connection.ask({ kind: 'say', text: 'first' })
  expect(connection.wouldLose).toBe(true)
  runTimers()
  expect(connection.wouldLose).toBe(true)
  void connection.ask({ kind: 'say', text: 'typed while the first is being written' })
  writes[0]?.answer(true)
  await Promise.resolve()
  expect(connection.wouldLose).toBe(true)
  runTimers()
  writes[1]?.answer(true)
  await vi.waitFor(() => expect(connection.wouldLose).toBe(false))
  expect(connection.getView()).toMatchObject({ unsaved: 2, kept: true })
})

test('[P3] a browser that stores nothing says so, and leaving it loses work', async () => {
  const { connection, writes, runTimers } = offline()
  await connection.open()
  void connection.ask({ kind: 'say', text: 'nowhere' })
  runTimers()
  writes[0]?.answer(false)
  await vi.waitFor(() => expect(connection.getView()).toMatchObject({ unsaved: 1, kept: false }))
  expect(connection.wouldLose).toBe(true)
  connection.keepNow()
  writes[1]?.answer(true)
  await vi.waitFor(() => expect(connection.getView()).toMatchObject({ unsaved: 1, kept: true }))
  expect(connection.wouldLose).toBe(false)
})

test('somebody who signed out leaves nothing on the disk, whatever was about to be written', async () => {
  const { connection, writes, runTimers } = offline()
  await connection.open()
  void connection.ask({ kind: 'say', text: 'private' })
  runTimers()
  void connection.ask({ kind: 'say', text: 'more' })
  connection.forget()
  runTimers()
  connection.keepNow()
  connection.close()
  expect(writes.map(({ pending }) => pending?.round.length)).toEqual([1, undefined])
  expect(connection.wouldLose).toBe(false)
})
