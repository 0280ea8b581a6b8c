import { expect, test } from 'vitest'
import { viewFor, visibleHead } from '@/lib/rooms/domain/view-for'
import { memoryStore } from '@/tests/support/memory-pending'
import { INES, RoomUnderTest } from '@/tests/support/room-state'
import { encodeState } from '../domain/encode-state'
import { MESSAGE } from '../domain/wire'
import { RoomConnection } from './connection'

type Listener = (...args: unknown[]) => void
type Asked = { payload: { since: number }; reply: (answer: unknown) => Promise<void> }

/** A connection on a line that is there at once, whose questions the test answers and whose timers it runs. */
async function connected() {
  const listeners = new Map<string, Listener>()
  const joins: Asked[] = []
  const timers: (() => void)[] = []
  const settled = () => new Promise((resolve) => setImmediate(resolve))
  const line = {
    connected: false,
    on: (event: string, listener: Listener) => listeners.set(event, listener),
    emit: (event: string, ...args: unknown[]) => {
      if (event !== MESSAGE.join) return
      const [payload, reply] = args as [Asked['payload'], (answer: unknown) => void]
      const answered = async (answer: unknown) => {
        reply(answer)
        await settled()
      }
      joins.push({ payload, reply: answered })
    },
    connect: () => {
      line.connected = true
      listeners.get('connect')?.()
    },
    disconnect: () => {
      line.connected = false
    },
  }
  const connection = new RoomConnection({
    roomId: '00000000-0000-4000-8000-000000000000',
    tab: 'AAAAAAAAAAAA',
    line,
    store: memoryStore(),
    storeKey: 'key',
    monotonic: () => 0,
    setTimer: (run) => timers.push(run),
  })
  await connection.open()
  const hear = (event: string) => listeners.get(event)?.()
  const runTimers = async () => {
    for (const run of timers.splice(0)) run()
    await settled()
  }
  return { connection, line, joins, hear, runTimers }
}

/** How a room answers who has nothing yet. */
function whole({ state }: RoomUnderTest) {
  const none = { talk: [], board: [], sheet: [] }
  const last = { talk: 0, board: 0, sheet: 0 }
  const base = { ok: true, now: 0, number: 1, role: INES.role, accepted: none, last }
  return { ...base, snapshot: encodeState(viewFor(INES, state)) }
}

test('[J2] who comes back says what they have', async () => {
  const room = new RoomUnderTest()
  const { joins, hear } = await connected()
  expect(joins[0]?.payload.since).toBe(0)
  await joins[0]?.reply(whole(room))
  hear('disconnect')
  hear('connect')
  expect(joins[1]?.payload.since).toBe(visibleHead(INES, room.state.heads))
})

test('[J4] who is refused for their version is asked to reload, and does not try by themselves', async () => {
  const { connection, line, joins, hear, runTimers } = await connected()
  const refusal = { code: 'wire/version', message: 'Threepoint was updated. Reload this page to go on.' }
  await joins[0]?.reply({ ok: false, ...refusal })
  expect(connection.getView().line).toEqual({ status: 'refused', ...refusal })
  hear('disconnect')
  await runTimers()
  await runTimers()
  expect(connection.getView().line.status).toBe('refused')
  expect([joins.length, line.connected]).toEqual([1, false])
})

test('[J5] a changed role makes the next join ask for everything, once', async () => {
  const room = new RoomUnderTest()
  const { joins, hear } = await connected()
  await joins[0]?.reply(whole(room))
  hear(MESSAGE.rejoin)
  expect(joins[1]?.payload.since).toBe(0)
  // A role may change again while the answer is on its way.
  hear(MESSAGE.rejoin)
  await joins[1]?.reply(whole(room))
  expect(joins[2]?.payload.since).toBe(0)
  await joins[2]?.reply(whole(room))
  expect(joins).toHaveLength(3)
  hear('disconnect')
  hear('connect')
  expect(joins[3]?.payload.since).toBeGreaterThan(0)
})
