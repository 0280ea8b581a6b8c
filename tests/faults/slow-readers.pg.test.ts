import { expect, test } from 'vitest'
import { MESSAGE, PROTOCOL_VERSION } from '@/lib/rooms/domain/protocol/wire'
import { emitHere } from '@/realtime/sockets/fan-out'
import { WAITING } from '@/realtime/sockets/line'
import { roomChannel } from '@/realtime/sockets/publish'
import { RawSocket } from '@/tests/support/protocol/raw-socket'
import { type Person, person, room } from '../fixtures/builders'
import { type TestServer, tabOf, until, withRealtimeServer } from '../support/servers/realtime-server'

let server: TestServer
withRealtimeServer((started) => {
  server = started
})

const MB = 1024 * 1024

/** Bytes waiting in this process for all connections, wherever they are buffered. */
function waiting(): number {
  const { clients } = server.io.engine as unknown as { clients: Record<string, Waiting> }
  return Object.values(clients).reduce(
    (sum, { writeBuffer, transport }) =>
      writeBuffer.reduce((all, { data }) => all + (data?.length ?? 0), sum) +
      (transport.socket?.bufferedAmount ?? 0),
    0,
  )
}
type Waiting = { writeBuffer: { data?: Uint8Array }[]; transport: { socket?: { bufferedAmount: number } } }

const turn = () => new Promise((resolve) => setImmediate(resolve))

function joining(roomId: string, since = 0) {
  const pending = { round: null, board: null, sheet: null }
  return { version: PROTOCOL_VERSION, roomId, tab: 'tab-of-nobody', since, pending }
}

/** Sends so many messages in a room that its state reaches this size. */
async function fill(roomId: string, who: Person, bytes: number): Promise<void> {
  const text = 'x'.repeat(4_000)
  const command = { kind: 'say' as const, text }
  const job = { actorId: who.id, client: null, op: null, refused: () => {} }
  for (let said = 0; said < bytes; said += text.length)
    server.master.submit(roomId, { kind: 'command', command, ...job })
  await server.master.turn(roomId, () => {})
}

test('[W7] a client that does not read is disconnected, and those who read get everything', async () => {
  const [ines, mara] = [await person('Ines'), await person('Mara')]
  const id = await room(ines, { others: [[mara, 'interviewer']] })
  const [slow, good] = [
    await RawSocket.connected(server.url, mara),
    await RawSocket.connected(server.url, ines),
  ]
  for (const one of [slow, good]) expect(await one.ask(MESSAGE.join, joining(id))).toMatchObject({ ok: true })
  const slowSocket = [...server.io.sockets.sockets.values()].find(({ data }) => data.userId === mara.id)
  const before = good.events(MESSAGE.events).length
  slow.ws.pause()
  let most = 0
  const EVENTS = 60
  for (let sent = 0; sent < EVENTS; sent++) {
    emitHere(server.io, roomChannel(id), [MESSAGE.events, [0, [new Uint8Array(MB / 2)]]], new Set())
    await good.until(() => good.events(MESSAGE.events).length >= before + sent + 1)
    most = Math.max(most, waiting())
  }
  expect(slowSocket?.connected).toBe(false)
  expect(most).toBeGreaterThan(WAITING / 2)
  expect(most).toBeLessThan(WAITING + 2 * MB)
  await turn()
  expect(waiting()).toBeLessThan(MB)
  for (const one of [slow, good]) one.end()
})

test('[W7][J7] ten joins of a client that does not read buffer one answer, not ten', async () => {
  const ines = await person('Ines')
  const id = await room(ines)
  const SIZE = 6 * MB
  const slow = await RawSocket.connected(server.url, ines)
  expect(await slow.ask(MESSAGE.join, joining(id))).toMatchObject({ ok: true })
  await fill(id, ines, SIZE)
  slow.ws.pause()
  let most = 0
  for (let join = 0; join < 9; join++) slow.emit(MESSAGE.join, joining(id))
  slow.emit(MESSAGE.time, {})
  // Another socket's answers arrive after those that were created meanwhile.
  const other = await RawSocket.connected(server.url, ines)
  for (let asked = 0; asked < 30; asked++) {
    await other.ask(MESSAGE.time, {})
    await server.master.turn(id, () => {})
    most = Math.max(most, waiting())
  }
  expect(most).toBeLessThan(2 * SIZE)
  slow.ws.resume()
  for (const one of [slow, other]) one.end()
})

test('[W7] cursors are not buffered for a client that does not read', async () => {
  const [ines, mara] = [await person('Ines'), await person('Mara')]
  const id = await room(ines, { others: [[mara, 'interviewer']] })
  const [slow, good] = [
    await RawSocket.connected(server.url, mara),
    await RawSocket.connected(server.url, ines),
  ]
  for (const one of [slow, good]) expect(await one.ask(MESSAGE.join, joining(id))).toMatchObject({ ok: true })
  slow.ws.pause()
  while (waiting() < MB / 2) {
    emitHere(server.io, roomChannel(id), [MESSAGE.events, [0, [new Uint8Array(MB / 2)]]], new Set())
    await turn()
    await good.ask(MESSAGE.time, {})
  }
  const before = waiting()
  const selected = Array.from({ length: 200 }, () => 'x'.repeat(64))
  for (let moved = 0; moved < 20; moved++)
    good.emit(MESSAGE.presence, { x: moved, y: 0, button: 'up', selected })
  await good.ask(MESSAGE.time, {})
  expect(waiting()).toBe(before)
  for (const one of [slow, good]) one.end()
})

test('[J7] a browser on a slow connection joins once it has read what it was sent', async () => {
  const [ines, mara] = [await person('Ines'), await person('Mara')]
  const id = await room(ines, { others: [[mara, 'interviewer']] })
  const tab = await tabOf(server.url, mara, id)
  await tab.open()
  await until(tab, (view) => view.connection.status === 'live')
  const line = [...server.io.sockets.sockets.values()].find(({ data }) => data.userId === mara.id)
  // Once, as if much were still in flight.
  const transport = line?.conn.transport as unknown as { socket: object }
  Object.defineProperty(transport.socket, 'bufferedAmount', { value: 2 * MB, configurable: true })
  const waits = until(tab, (view) => view.connection.status === 'reconnecting')
  line?.emit(MESSAGE.rejoin)
  await waits
  Reflect.deleteProperty(transport.socket, 'bufferedAmount')
  await until(tab, (view) => view.connection.status === 'live')
  tab.close()
})
