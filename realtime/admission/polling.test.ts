import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import net, { type AddressInfo } from 'node:net'
import { Server } from 'socket.io'
import { io as connect } from 'socket.io-client'
import { afterEach, expect, test, vi } from 'vitest'
import { WebSocket } from 'ws'
import { type CloseReason, type Connection, LIMITS, Line, WAITING } from '../sockets/line'
import type { RoomServer } from '../sockets/socket-data'
import { refuseUpgrades } from './refuse-upgrades'

const PATH = '/rt/'
let stop = () => {}
afterEach(() => stop())

/** The real Engine.IO with one connection on long polling. */
async function polled() {
  const http = createServer().listen(0, '127.0.0.1')
  await once(http, 'listening')
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`
  const io: RoomServer = new Server(http, { path: PATH, allowUpgrades: false, pingInterval: 60_000 })
  refuseUpgrades(io.engine)
  const reasons: CloseReason[] = []
  const opened = new Promise<{ line: Line; connection: Opened }>((resolve) =>
    io.engine.on('connection', (connection: Opened) => {
      const closing = (reason: CloseReason) => reasons.push(reason)
      const options = { ...LIMITS, now: () => 0, closing }
      resolve({
        line: new Line(connection, { userId: 'ines', bytes: { take: () => true } }, options),
        connection,
      })
    }),
  )
  stop = () => {
    void io.close()
    http.closeAllConnections()
  }
  const hello = await fetch(`${url}${PATH}?EIO=4&transport=polling`)
  const { sid, upgrades } = JSON.parse((await hello.text()).slice(1)) as { sid: string; upgrades: string[] }
  const session = `${PATH}?EIO=4&transport=polling&sid=${sid}`
  /** Requests a response and reads nothing of it. */
  const poll = async () => {
    const asked = once(http, 'request') as Promise<[IncomingMessage]>
    const socket = net.connect(Number(new URL(url).port), '127.0.0.1').pause()
    socket.on('error', () => {})
    socket.write(`GET ${session} HTTP/1.1\r\nHost: app.test\r\n\r\n`)
    const [request] = await asked
    await vi.waitUntil(() => connection.transport.writable)
    return { socket, closed: once(request.socket, 'close') }
  }
  const { line, connection } = await opened
  return { url, http, sid, upgrades, session, line, connection, reasons, poll }
}

type Opened = Connection & {
  transport: { writable: boolean }
  send: (data: string) => unknown
  readyState: string
}

const LARGE = 'x'.repeat(3 * WAITING)

test('[W7] a response of long polling counts as waiting until it is read', async () => {
  const { line, connection, poll } = await polled()
  const { socket } = await poll()
  connection.send(LARGE)
  expect([line.waiting, line.isBehind]).toEqual([LARGE.length, true])
  socket.resume()
  await vi.waitUntil(() => line.waiting === 0)
  connection.send('more')
  expect(line.waiting).toBe(4)
  socket.destroy()
})

test('[W7] if more polls follow unread responses, all of them are cut', async () => {
  const { connection, poll, reasons } = await polled()
  const polls = [await poll()]
  connection.send(LARGE)
  while (connection.readyState === 'open' && polls.length < 10) {
    polls.push(await poll())
    // Smaller ones fit into the system's buffers of a connection, and do not wait here.
    connection.send(LARGE)
  }
  expect(reasons).toEqual(['slow'])
  expect(polls.length).toBeLessThanOrEqual(3)
  await Promise.all(polls.slice(0, 2).map(({ closed }) => closed))
})

test('[W7] an unread response does not outlive its connection', async () => {
  const { url, session, line, connection, poll, reasons } = await polled()
  const { closed } = await poll()
  connection.send(LARGE)
  await fetch(`${url}${session}`, { method: 'POST', body: '1' })
  await closed
  await vi.waitUntil(() => line.waiting === 0)
  expect([connection.readyState, reasons]).toEqual(['closed', []])
})

test('[W6] no websocket replaces long polling, so nothing arrives uncounted', async () => {
  const { url, sid, session, upgrades, connection } = await polled()
  expect(upgrades).toEqual([])
  const probe = (rest: string) =>
    new Promise<string>((resolve) => {
      const ws = new WebSocket(`${url.replace('http', 'ws')}${PATH}?EIO=4&${rest}`)
      ws.once('error', ({ message }) => resolve(message))
      ws.once('open', () => {
        ws.terminate()
        resolve('opened')
      })
    })
  for (const rest of [
    `transport=websocket&sid=${sid}`,
    `sid=${sid}&transport=polling`,
    `transport=websocket&%73id=${sid}`,
  ])
    expect(await probe(rest), rest).toBe('Unexpected server response: 400')
  expect(await probe('transport=websocket')).toBe('opened')
  connection.send('still there')
  expect(await (await fetch(`${url}${session}`)).text()).toContain('still there')
})

test('[W5] a browser that cannot open a websocket falls back to long polling, and stays on it', async () => {
  const { url, http } = await polled()
  let tried = 0
  http.prependListener('upgrade', (_, socket) => {
    tried++
    socket.destroy()
  })
  const page = connect(url, {
    path: PATH,
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    forceNew: true,
  })
  await vi.waitUntil(() => page.connected, 10_000)
  expect([page.io.engine.transport.name, tried]).toEqual(['polling', 1])
  page.close()
})
