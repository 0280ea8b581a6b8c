import { pack, unpack } from 'msgpackr'
import type { Socket } from 'socket.io-client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { syncContent } from '@/lib/cases/server/sync-content'
import { COMMANDS } from '@/lib/rooms/domain/protocol/commands'
import { Encoder, MALFORMED, ServerDecoder } from '@/lib/rooms/domain/protocol/message-parser'
import { FROM_BROWSERS } from '@/lib/rooms/domain/protocol/messages'
import { MESSAGE } from '@/lib/rooms/domain/protocol/wire'
import { readLog } from '@/lib/rooms/server/log/read-log'
import { completeEnv } from '@/lib/shared/env'
import { person, room } from '../fixtures/builders'
import { Random } from '../support/board/random'
import { socketOf, tabOf, until } from '../support/servers/realtime-server'
import { freePort, type ServerProcess, serverProcess } from '../support/servers/server-process'

const FRAMES = 1_000
const EVENTS = [...FROM_BROWSERS.map(({ name }) => name), 'nobody knows this']

let server: ServerProcess
beforeAll(async () => {
  completeEnv({ AUTH_SECRET: 'a secret of the tests, long enough for anything' })
  await syncContent()
  server = await serverProcess({ port: await freePort(), unlimited: true })
})
afterAll(async () => {
  server.signal('SIGTERM')
  await server.ended
})

const odd = (random: Random, depth = 0): unknown => {
  switch (random.below(depth > 3 ? 11 : 14)) {
    case 0:
      return null
    case 1:
      return random.below(2) === 0
    case 2:
      return random.pick([0, -1, 1.5, 2 ** 31, 2 ** 53, Number.NaN, Number.POSITIVE_INFINITY])
    case 3:
      return random.pick(['', 'board', 'x'.repeat(500), '__proto__', 'constructor', '\u0000', '\ud800'])
    case 4:
      return random.below(3)
    case 5:
      return random.below(1_000)
    case 6:
      return random.pick(Object.keys(COMMANDS))
    case 7:
    case 8:
      return Uint8Array.from({ length: random.below(40) }, () => random.below(256))
    case 9:
      return new Date(random.below(10_000))
    case 10:
      return random.pick(['01900000-0000-7000-8000-000000000001', 'tab-of-somebody', 'why', 'scope'])
    case 11:
      return Array.from({ length: random.below(5) }, () => odd(random, depth + 1))
    default: {
      const keys = [
        'version',
        'roomId',
        'tab',
        'since',
        'pending',
        'text',
        'index',
        'patches',
        'x',
        'y',
        '__proto__',
      ]
      return Object.fromEntries(
        Array.from({ length: random.below(5) }, () => [random.pick(keys), odd(random, depth + 1)]),
      )
    }
  }
}

/** Number of answers of any kind that a socket received. */
function countAnswers(socket: Socket): { count: number } {
  const answers = { count: 0 }
  socket.on(MESSAGE.refused, () => answers.count++)
  socket.on(MESSAGE.events, (message: [number, unknown[]]) => {
    answers.count += message[1].length
  })
  return answers
}

test.each(EVENTS)(
  `[W1][W2] ${FRAMES} odd messages "%s": all answered, none crashes the server, none reaches others`,
  async (event) => {
    const [bad, good] = [await person('Bad'), await person('Good')]
    const badRoom = await room(bad, { mode: 'solo' })
    const goodRoom = await room(good, { mode: 'solo' })
    const other = await tabOf(server.url, good, goodRoom)
    await other.open()
    await until(other, (view) => view.connection.status === 'live')
    const before = (await readLog(goodRoom, 0)).length
    let seenElsewhere = 0
    other.socket.onAny((name) => {
      if (name !== MESSAGE.online) seenElsewhere++
    })
    const tab = await tabOf(server.url, bad, badRoom)
    await tab.open()
    await until(tab, (view) => view.connection.status === 'live')
    const { socket } = tab
    const answers = countAnswers(socket)
    const random = new Random(EVENTS.indexOf(event) + 1)
    let replies = 0
    let silent = 0
    for (let sent = 0; sent < FRAMES; sent++) {
      const args = Array.from({ length: random.below(5) }, () => odd(random))
      const withReply =
        (event === MESSAGE.join || event === MESSAGE.guide || event === MESSAGE.time) && random.chance(0.5)
      if (withReply) socket.emit(event, ...args, () => replies++)
      else {
        socket.emit(event, ...args)
        // The clock handler answers whatever its arguments are, so without a callback there is nothing to send.
        if (event === MESSAGE.time && isReadable([event, ...args])) silent++
      }
    }
    while (replies + answers.count < FRAMES - silent) await new Promise((resolve) => setTimeout(resolve, 10))
    expect(socket.connected).toBe(true)
    expect(seenElsewhere).toBe(0)
    expect((await readLog(goodRoom, 0)).length).toBe(before)
    await other.ask({ kind: 'say', text: 'still here' })
    tab.close()
    other.close()
  },
)

test(`[W1][W2] ${FRAMES} frames of noise: answered, or that socket alone is closed`, async () => {
  const [bad, good] = [await person('Bad'), await person('Good')]
  const goodRoom = await room(good, { mode: 'solo' })
  const other = await tabOf(server.url, good, goodRoom)
  await other.open()
  await until(other, (view) => view.connection.status === 'live')
  const random = new Random(99)
  let answered = 0
  let socket = await connected(bad)
  for (let sent = 0; sent < FRAMES; sent++) {
    let noise: Uint8Array
    do {
      noise = random.chance(0.5)
        ? Uint8Array.from({ length: random.below(60) }, () => random.below(256))
        : pack(odd(random))
    } while (saysGoodbye(noise))
    const answer = new Promise<void>((resolve) => {
      socket.once(MESSAGE.refused, () => resolve())
      socket.io.engine.once('close', () => resolve())
    })
    socket.io.engine.send(noise as unknown as string)
    await Promise.race([answer, quiet(socket)])
    answered++
    if (!socket.connected) socket = await connected(bad)
  }
  expect(answered).toBe(FRAMES)
  await other.ask({ kind: 'say', text: 'still here' })
  socket.disconnect()
  other.close()
}, 180_000)

/** Whether the server decodes such a message. */
function isReadable(data: unknown[]): boolean {
  const decoder = new ServerDecoder()
  const names: unknown[] = []
  decoder.on('decoded', (packet) => names.push((packet.data as unknown[])[0]))
  decoder.add(new Encoder().encode({ type: 2, nsp: '/', data })[0])
  return names[0] !== MALFORMED
}

/** A packet that closes a socket properly, which gets no answer. */
function saysGoodbye(noise: Uint8Array): boolean {
  try {
    const packet: unknown = unpack(noise)
    return Array.isArray(packet) && packet[0] === 1
  } catch {
    return false
  }
}

async function connected(who: { id: string; name: string }): Promise<Socket> {
  const socket = await socketOf(server.url, who)
  socket.io.reconnection(false)
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', () => resolve())
    socket.once('connect_error', reject)
    socket.connect()
  })
  return socket
}

/** Noise may happen to be a harmless message, such as an answer to nothing: then the next question is answered. */
function quiet(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    if (!socket.connected) resolve()
    socket.emit(MESSAGE.time, {}, () => resolve())
    socket.io.engine.once('close', () => resolve())
  })
}
