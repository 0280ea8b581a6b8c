import { expect, onTestFinished, test, vi } from 'vitest'
import { bareReceiver } from '@/lib/board/canvas/replica/receiver'
import { Replica } from '@/lib/board/canvas/replica/replica'
import { emptyBoard } from '@/lib/board/domain/doc'
import { encodeState } from '@/lib/rooms/domain/log/encode-state'
import type { RoomOpening } from '@/lib/rooms/domain/protocol/opening'
import { clientTag, MESSAGE } from '@/lib/rooms/domain/protocol/wire'
import { toWire } from '@/lib/rooms/domain/protocol/wire-events'
import { viewFor, visibleHead } from '@/lib/rooms/domain/round/views/view-for'
import { element } from '@/tests/support/board/elements'
import { memoryStore } from '@/tests/support/memory-pending'
import { INES, RoomUnderTest } from '@/tests/support/room-state'
import { nothingPending, type Pending } from '../unsaved/pending-store'
import { RoomConnection } from './connection'

type Listener = (...args: unknown[]) => void
type Asked = {
  payload: { since: number; pending: Record<string, unknown> }
  reply: (answer: unknown) => Promise<void>
}

const settled = () => new Promise((resolve) => setImmediate(resolve))

/** A connected RoomConnection whose requests the test answers and whose timers it runs. */
async function connected({ opening, kept }: { opening?: RoomOpening; kept?: Pending } = {}) {
  const listeners = new Map<string, Listener>()
  const joins: Asked[] = []
  const timers: (() => void)[] = []
  const line = {
    connected: false,
    on: (event: string, listener: (...args: never[]) => void) => listeners.set(event, listener as Listener),
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
  const store = memoryStore()
  if (kept) await store.write('key', kept)
  const connection = new RoomConnection({
    roomId: '00000000-0000-4000-8000-000000000000',
    tab: 'AAAAAAAAAAAA',
    socket: line,
    store,
    storeKey: 'key',
    monotonic: () => 0,
    setTimer: (run) => timers.push(run),
    ...(opening && { opening }),
  })
  await connection.open()
  const hear = (event: string, ...args: unknown[]) => listeners.get(event)?.(...args)
  const runTimers = async () => {
    for (const run of timers.splice(0)) run()
    await settled()
  }
  return { connection, line, joins, hear, runTimers }
}

/** How a room answers somebody who has nothing yet. */
function whole({ state }: RoomUnderTest) {
  const none = { round: [], board: [], sheet: [] }
  const last = { round: 0, board: 0, sheet: 0 }
  const base = { ok: true, now: 0, number: 1, role: INES.role, accepted: none, last }
  return { ...base, snapshot: encodeState(viewFor(INES, state)) }
}

test('[J2] a tab that reconnects reports what it has', async () => {
  const room = new RoomUnderTest()
  const { joins, hear } = await connected()
  expect(joins[0]?.payload.since).toBe(0)
  await joins[0]?.reply(whole(room))
  hear('disconnect')
  hear('connect')
  expect(joins[1]?.payload.since).toBe(visibleHead(INES, room.state.heads))
})

/** What the page of a room includes. */
function openingOf({ state }: RoomUnderTest, lastOp = 0): RoomOpening {
  return { state: encodeState(viewFor(INES, state)), now: 60_000, number: 1, role: INES.role, lastOp }
}

test('[J8] a page that includes the room shows it before it is live, and asks for what has happened since', async () => {
  const room = new RoomUnderTest()
  room.ask(INES, 'say', { text: 'before the page' })
  const { connection, joins } = await connected({ opening: openingOf(room) })
  expect(connection.getView()).toMatchObject({
    connection: { status: 'connecting' },
    me: { role: INES.role },
  })
  expect(connection.getView().round?.chat.map(({ text }) => text)).toEqual(['before the page'])
  expect(connection.clock.now()).toBe(60_000)
  const since = visibleHead(INES, room.state.heads)
  expect(joins[0]?.payload.since).toBe(since)

  const tail = room.ask(INES, 'say', { text: 'since then' }).map((event) => toWire(event, () => 1))
  const { snapshot: _, ...answer } = whole(room)
  await joins[0]?.reply({ ...answer, head: since + tail.length, tail })
  expect(connection.getView().connection.status).toBe('live')
  expect(connection.getView().round?.chat.map(({ text }) => text)).toEqual(['before the page', 'since then'])
})

test('[J8] what is done before joining has its own numbers, and is sent once the room is joined', async () => {
  const room = new RoomUnderTest()
  const { connection, joins } = await connected({ opening: openingOf(room, 70) })
  void connection.ask({ kind: 'say', text: 'early' })
  const { snapshot: _, ...answer } = whole(room)
  const last = { round: 75, board: 12, sheet: 0 }
  await joins[0]?.reply({ ...answer, last, head: connection.seq, tail: [] })
  // It was not mistaken for one that the log has passed over.
  expect(connection.getView()).toMatchObject({ unsaved: 1, waitingTexts: [{ op: 1071, text: 'early' }] })
})

test('[J8] if work of an earlier page waits, joining asks for everything', async () => {
  const round = [{ op: 3, kind: 'say' as const, payload: { text: 'from the earlier page' } }]
  const { joins } = await connected({
    opening: openingOf(new RoomUnderTest()),
    kept: { ...nothingPending(), round },
  })
  expect(joins[0]?.payload.since).toBe(0)
})

test('[J8] what an earlier page drew is shown before joining', async () => {
  const earlier = new Replica(emptyBoard())
  earlier.edit([{ kind: 'add', element: element('box', 'rectangle') }])
  const { connection, joins } = await connected({
    opening: openingOf(new RoomUnderTest()),
    kept: { ...nothingPending(), board: earlier.pending() },
  })
  expect([...connection.board.replica.local.elements.keys()]).toEqual(['box'])
  expect(joins[0]?.payload.pending).toMatchObject({ board: [1, 1] })
})

test("[J8] an answer for another role than the page's makes the tab join for everything, once", async () => {
  const room = new RoomUnderTest()
  const { connection, joins } = await connected({ opening: { ...openingOf(room), role: 'interviewer' } })
  const { snapshot: _, ...answer } = whole(room)
  await joins[0]?.reply({ ...answer, head: connection.seq, tail: [] })
  expect(joins[1]?.payload.since).toBe(0)
  await joins[1]?.reply(whole(room))
  expect(connection.getView()).toMatchObject({ connection: { status: 'live' }, me: { role: INES.role } })
  expect(joins).toHaveLength(2)
})

test('[J4] a tab refused for its version is asked to reload, and does not retry by itself', async () => {
  const { connection, line, joins, hear, runTimers } = await connected()
  const refusal = {
    code: 'wire/version',
    message: 'Threepoint was updated. Reload this page to continue; your work is kept.',
  }
  await joins[0]?.reply({ ok: false, ...refusal })
  expect(connection.getView().connection).toEqual({ status: 'refused', ...refusal })
  hear('disconnect')
  await runTimers()
  await runTimers()
  expect(connection.getView().connection.status).toBe('refused')
  expect([joins.length, line.connected]).toEqual([1, false])
})

test('[J5] a changed role makes the next join ask for everything, once', async () => {
  const room = new RoomUnderTest()
  const { joins, hear } = await connected()
  await joins[0]?.reply(whole(room))
  hear(MESSAGE.rejoin)
  expect(joins[1]?.payload.since).toBe(0)
  // The role may change again while the answer is in transit.
  hear(MESSAGE.rejoin)
  await joins[1]?.reply(whole(room))
  expect(joins[2]?.payload.since).toBe(0)
  await joins[2]?.reply(whole(room))
  expect(joins).toHaveLength(3)
  hear('disconnect')
  hear('connect')
  expect(joins[3]?.payload.since).toBeGreaterThan(0)
})

test('[J5] a changed role makes the next join ask for everything, even if the connection broke before the answer', async () => {
  const room = new RoomUnderTest()
  const { joins, hear } = await connected()
  await joins[0]?.reply(whole(room))
  hear(MESSAGE.rejoin)
  hear('disconnect')
  await settled()
  hear('connect')
  expect(joins[2]?.payload.since).toBe(0)
})

test('[J5] a tab that cannot rejoin for a moment tries again, and is not called live until then', async () => {
  const room = new RoomUnderTest()
  const { connection, joins, hear, runTimers } = await connected()
  await joins[0]?.reply(whole(room))
  hear(MESSAGE.rejoin)
  await joins[1]?.reply({ ok: false, code: 'unavailable', message: 'Not now.' })
  expect(connection.getView().connection.status).toBe('reconnecting')
  await runTimers()
  expect(joins[2]?.payload.since).toBe(0)
  await joins[2]?.reply(whole(room))
  expect(connection.getView().connection.status).toBe('live')
  await runTimers()
  expect(joins).toHaveLength(3)
})

test('[O1] if an event or a state cannot be applied, the tab asks for everything', async () => {
  const complaint = vi.spyOn(console, 'error').mockReturnValue()
  onTestFinished(() => complaint.mockRestore())
  const room = new RoomUnderTest()
  const { connection, joins, hear, runTimers } = await connected()
  await joins[0]?.reply(whole(room))
  const { seq } = connection
  const breaks = () => {
    throw new Error('The canvas broke')
  }
  const receiver = bareReceiver(connection.board.replica)
  connection.board.attach({ ...receiver, remote: breaks, reset: breaks })
  const drawn = [seq + 1, 0, 0, 0, new Uint8Array()]
  const said = room.ask(INES, 'say', { text: 'hello' }).map((event) => toWire(event, () => 1))
  hear(MESSAGE.events, [seq, [drawn, ...said]])
  expect(joins[1]?.payload.since).toBe(0)
  await joins[1]?.reply(whole(room))
  expect(connection.getView().connection.status).toBe('reconnecting')
  expect(complaint).toHaveBeenCalledTimes(2)
  connection.board.attach(null)
  await runTimers()
  expect(joins[2]?.payload.since).toBe(0)
  await joins[2]?.reply(whole(room))
  expect(connection.getView()).toMatchObject({
    connection: { status: 'live' },
    round: { chat: [{ text: 'hello' }] },
  })
})

test('[L3] a command that the log passed over was refused, even if the connection broke before the refusal arrived', async () => {
  const room = new RoomUnderTest()
  const { connection, joins, hear, runTimers } = await connected()
  await joins[0]?.reply(whole(room))
  const { replica } = connection.board
  const [first, second] = ['first', 'second'].map((text) => {
    replica.edit([{ kind: 'add', element: element(text, 'rectangle') }])
    replica.takeUnsent()
    return connection.ask({ kind: 'say', text })
  })
  const unheard = expect(first).rejects.toMatchObject({ code: 'room/not-taken' })
  hear('disconnect')
  await settled()
  hear('connect')
  expect(joins[1]?.payload.pending).toEqual({ round: [1, 2], board: [1, 2], sheet: null })
  const { snapshot: _, ...base } = whole(room)
  const head = connection.seq + 1
  await joins[1]?.reply({
    ...base,
    accepted: { round: [2], board: [2], sheet: [] },
    last: { round: 2, board: 2, sheet: 0 },
    head,
    tail: [[head, clientTag('AAAAAAAAAAAA.board'), 2, 0, replica.pending()[1]?.bytes]],
  })
  await Promise.all([unheard, second])
  expect([...replica.local.elements.keys()]).toEqual(['second'])
  expect(connection.getView()).toMatchObject({ unsaved: 0, notices: [{ code: 'room/not-taken' }] })
  await runTimers()
  expect(joins).toHaveLength(2)
})
