import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { io, type Socket } from 'socket.io-client'
import { afterAll, beforeAll } from 'vitest'
import { syncContent } from '@/lib/cases/server/sync-content'
import { RoomConnection } from '@/lib/rooms/client/connection/connection'
import type { PendingStore } from '@/lib/rooms/client/unsaved/pending-store'
import { Decoder, Encoder } from '@/lib/rooms/domain/protocol/message-parser'
import { SOCKET_PATH } from '@/lib/rooms/domain/protocol/wire'
import { completeEnv } from '@/lib/shared/env'
import { attachRealtime, type Realtime, type RealtimeOptions } from '@/realtime/attach'
import { cookieOf, type Person } from '@/tests/fixtures/builders'
import { memoryStore } from '../memory-pending'

export { memoryStore }

export type TestServer = Realtime & { url: string; stop: () => Promise<void> }

/** The socket side alone, by default on a free port of this machine. */
export async function realtimeServer(
  port = 0,
  options: Pick<RealtimeOptions, 'redisUrl' | 'now'> = {},
): Promise<TestServer> {
  const http = createServer()
  const realtime = await attachRealtime(http, { origin: undefined, ...options })
  await new Promise<void>((resolve) => http.listen(port, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`
  const stop = async () => {
    await realtime.drain()
    await realtime.close()
    http.close()
  }
  return { ...realtime, url, stop }
}

/** Gives the tests of a file one server with the cases in its database, and stops it after them. */
export function withRealtimeServer(started: (server: TestServer) => void): void {
  let server: TestServer
  beforeAll(async () => {
    completeEnv({ AUTH_SECRET: 'a secret of the tests, long enough for anything' })
    await syncContent()
    server = await realtimeServer()
    started(server)
  })
  afterAll(() => server.stop())
}

/** A socket as this user's browser would open it. */
export async function socketOf(
  url: string,
  user: Person,
  options: { headers?: Record<string, string>; roomId?: string } = {},
): Promise<Socket> {
  return io(url, {
    path: SOCKET_PATH,
    transports: ['websocket'],
    parser: { Encoder, Decoder },
    autoConnect: false,
    forceNew: true,
    reconnectionDelay: 50,
    reconnectionDelayMax: 200,
    query: { room: options.roomId ?? '' },
    extraHeaders: { cookie: await cookieOf(user), origin: url, ...options.headers },
  })
}

/** A browser tab without a page: the real connection on a real socket. */
export async function tabOf(
  url: string,
  user: Person,
  roomId: string,
  options: { tab?: string; store?: PendingStore } = {},
): Promise<RoomConnection & { socket: Socket }> {
  const socket = await socketOf(url, user, { roomId })
  const tab = options.tab ?? `tab-${Math.random().toString(36).slice(2, 14)}`
  const connection = new RoomConnection({
    roomId,
    tab,
    socket: socket,
    store: options.store ?? memoryStore(),
    storeKey: tab,
    monotonic: () => performance.now(),
    setTimer: (run, ms) => setTimeout(run, ms).unref(),
  })
  return Object.assign(connection, { socket })
}

/**
 * Resolves once the view or the worksheet meets the condition. If that never happens, the test's own timeout ends the
 * wait.
 */
export function until(
  connection: RoomConnection,
  fits: (view: ReturnType<RoomConnection['getView']>) => boolean,
): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (!fits(connection.getView())) return
      stop()
      resolve()
    }
    const unsubscribe = connection.subscribe(look)
    connection.sheet.doc.on('update', look)
    const stop = () => {
      unsubscribe()
      connection.sheet.doc.off('update', look)
    }
    look()
  })
}
