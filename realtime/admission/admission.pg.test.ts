import { io } from 'socket.io-client'
import { expect, test } from 'vitest'
import { RoomConnection } from '@/lib/rooms/client/connection/connection'
import { Decoder, Encoder } from '@/lib/rooms/domain/protocol/message-parser'
import { MESSAGE, SOCKET_PATH } from '@/lib/rooms/domain/protocol/wire'
import { cookieOf, person, room } from '@/tests/fixtures/builders'
import { RawSocket } from '@/tests/support/protocol/raw-socket'
import {
  memoryStore,
  type TestServer,
  until,
  withRealtimeServer,
} from '@/tests/support/servers/realtime-server'
import { SOCKETS_A_USER } from './admission'

let server: TestServer
withRealtimeServer((started) => {
  server = started
})

/** A page with the transports that a browser has. */
function page(roomId: string, headers: Record<string, string>): RoomConnection {
  const line = io(server.url, {
    path: SOCKET_PATH,
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    parser: { Encoder, Decoder },
    autoConnect: false,
    forceNew: true,
    reconnectionDelay: 50,
    reconnectionDelayMax: 100,
    extraHeaders: { origin: server.url, ...headers },
  })
  return new RoomConnection({
    roomId,
    tab: 'tab-of-a-page',
    socket: line,
    store: memoryStore(),
    storeKey: 'tab-of-a-page',
    monotonic: () => performance.now(),
    setTimer: (run, ms) => setTimeout(run, ms).unref(),
  })
}

test('[W5] somebody who is not signed in is told so, instead of waiting for a connection', async () => {
  const id = await room(await person('Ines'))
  const cookies: Record<string, string>[] = [{}, { cookie: 'next-auth.session-token=forged' }]
  for (const headers of cookies) {
    const connection = page(id, headers)
    await connection.open()
    await until(connection, (view) => view.connection.status === 'refused')
    expect(connection.getView().connection).toMatchObject({ code: 'auth/required' })
    connection.close()
  }
})

test('[W5] a page of another origin is told where the app is', async () => {
  const ines = await person('Ines')
  const connection = page(await room(ines), {
    cookie: await cookieOf(ines),
    origin: server.url.replace('http:', 'https:'),
  })
  await connection.open()
  await until(connection, (view) => view.connection.status === 'refused')
  expect(connection.getView().connection).toMatchObject({ code: 'auth/origin' })
  connection.close()
})

test('[W5] one connection is one socket, however often it connects', async () => {
  const ines = await person('Ines')
  const ids: string[] = []
  const count = (socket: { id: string; data: { userId: string } }) => {
    if (socket.data.userId === ines.id) ids.push(socket.id)
  }
  server.io.on('connection', count)
  const raw = await RawSocket.opened(server.url, ines)
  for (let hello = 0; hello < 50; hello++) raw.packet([0])
  await Promise.race([raw.closed, raw.until(() => raw.packets.length === 50)])
  expect(ids).toHaveLength(1)
  const refused = raw.packets.flatMap(([kind, reason]) => (kind === 4 ? [reason] : []))
  expect(refused.length).toBeGreaterThan(0)
  for (const reason of refused) expect(reason).toMatchObject({ data: { code: 'socket/again' } })
  server.io.off('connection', count)
  raw.end()
})

test('[W5] one person can have five sockets, even if they ask at the same moment', async () => {
  const ines = await person('Ines')
  const lines = await Promise.all(Array.from({ length: 10 }, () => RawSocket.opened(server.url, ines)))
  for (const line of lines) line.packet([0])
  await Promise.all(lines.map((line) => line.until(() => line.packets.length === 1)))
  const kinds = lines.map(({ packets }) => packets[0]?.[0])
  expect(kinds.filter((kind) => kind === 0)).toHaveLength(SOCKETS_A_USER)
  const refused = lines.flatMap(({ packets }) => (packets[0]?.[0] === 4 ? [packets[0][1]] : []))
  expect(refused).toHaveLength(5)
  expect(refused[0]).toMatchObject({ data: { code: 'socket/too-many' } })
  for (const line of lines) line.end()
})

test('[W5] connections that never become a socket are limited too', async () => {
  const ines = await person('Ines')
  const lines: RawSocket[] = []
  for (let opened = 0; opened < 16; opened++) lines.push(await RawSocket.opened(server.url, ines))
  expect(await lines.at(-1)?.closed).toEqual({ code: 1008, reason: 'too-many' })
  for (const line of lines.slice(0, 15)) expect(line.ws.readyState).toBe(line.ws.OPEN)
  for (const line of lines) line.end()
})

test('[W8] an error in serving one socket closes only that one', async () => {
  const [ines, mara] = [await person('Ines'), await person('Mara')]
  const [bad, good] = [
    await RawSocket.connected(server.url, ines),
    await RawSocket.connected(server.url, mara),
  ]
  const socket = [...server.io.sockets.sockets.values()].find(({ data }) => data.userId === ines.id)
  if (socket)
    socket.emit = () => {
      throw new Error('This answer cannot be written.')
    }
  bad.emit(MESSAGE.command, 1, 1, new Uint8Array(1))
  expect(await bad.closed).toEqual({ code: 1008, reason: 'fault' })
  expect(await good.ask(MESSAGE.time, {})).toMatchObject({ ok: true })
  good.end()
})
