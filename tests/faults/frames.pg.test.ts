import { Packr } from 'msgpackr'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { syncContent } from '@/lib/cases/server/sync-content'
import { MESSAGE, SOCKET_PATH } from '@/lib/rooms/domain/protocol/wire'
import { completeEnv } from '@/lib/shared/env'
import { RawSocket } from '@/tests/support/protocol/raw-socket'
import { person } from '../fixtures/builders'
import { freePort, type ServerProcess, serverProcess } from '../support/servers/server-process'

// A separate server process, which an uncaught error would end. The next test then starts another.
let server: ServerProcess
let isOver = true
beforeAll(async () => {
  completeEnv({ AUTH_SECRET: 'a secret of the tests, long enough for anything' })
  await syncContent()
})
beforeEach(async () => {
  if (!isOver) return
  server = await serverProcess({ port: await freePort() })
  isOver = false
  void server.ended.then(() => {
    isOver = true
  })
})
afterAll(async () => {
  server.signal('SIGTERM')
  await server.ended
})

const packr = new Packr({ useRecords: false, moreTypes: true, useBigIntExtension: true })
/** A command whose stream or number is given in bytes. */
const command = (...value: number[]) => ({
  stream: Uint8Array.from([0x92, 2, 0x93, 0xa1, 0x63, ...value, 1]),
  op: Uint8Array.from([0x92, 2, 0x93, 0xa1, 0x63, 1, ...value]),
})
const nested = (depth: number) => command(...Array<number>(depth).fill(0x91), 0xc0)
const large = command(...packr.pack(2n ** 70n))
/** A list that contains itself: msgpackr's marks for "this is number 0" and "here is number 0". */
const itself = command(0xd6, 0x69, 0, 0, 0, 0, 0x91, 0xd6, 0x70, 0, 0, 0, 0)

/** Requests the time over another connection. */
async function expectAlive(): Promise<void> {
  const other = await RawSocket.connected(server.url, await person('Other'))
  expect(await other.ask(MESSAGE.time, {})).toMatchObject({ ok: true })
  other.end()
}

describe('[W2][W4][W8] no message ends the process:', () => {
  test.each(
    Object.entries({
      'a large number as stream': large.stream,
      'a large number as number': large.op,
      'a list that holds itself as stream': itself.stream,
      'a list that holds itself as number': itself.op,
      ...Object.fromEntries(
        [1_500, 2_500, 3_500].flatMap((depth) => [
          [`${depth} lists in each other as stream`, nested(depth).stream],
          [`${depth} lists in each other as number`, nested(depth).op],
        ]),
      ),
      // Spread into a call, they would not fit on the stack.
      'an event of 200,000 values': Uint8Array.from([
        ...[0x92, 2, 0xdd, 0, 3, 0x0d, 0x40, 0xa1, 0x63],
        ...Array<number>(199_999).fill(0xc0),
      ]),
    }),
  )('%s', async (_, frame) => {
    const bad = await RawSocket.connected(server.url, await person('Bad'))
    bad.send(frame)
    await bad.until(() => bad.events(MESSAGE.refused).length === 1)
    expect(bad.events(MESSAGE.refused)).toEqual([[null, null, 'wire/malformed', {}]])
    await expectAlive()
    bad.end()
  })

  test('a handshake without a map', async () => {
    for (const data of [null, [], 7]) {
      const bad = await RawSocket.opened(server.url, await person('Bad'))
      bad.packet([0, data])
      await bad.closed
    }
    await expectAlive()
  })
})

test('[W1] a refused command gets back its own numbers, and only those', async () => {
  const raw = await RawSocket.connected(server.url, await person('Mara'))
  const strange = [3, -1, 1.5, 2 ** 40, '1', null, [1], true]
  for (const stream of strange) raw.emit(MESSAGE.command, stream, 7)
  for (const op of strange.slice(1)) raw.emit(MESSAGE.command, 1, op)
  raw.emit(MESSAGE.command, 1, 7)
  await raw.until(() => raw.events(MESSAGE.refused).length === 16)
  expect(raw.events(MESSAGE.refused).map(([stream, op]) => [stream, op])).toEqual([
    ...strange.map(() => [null, 7]),
    ...strange.slice(1).map(() => [1, null]),
    [1, 7],
  ])
  raw.end()
})

describe('[W5] without a session', () => {
  test('no websocket is opened', async () => {
    await expect(RawSocket.opened(server.url, null)).rejects.toThrow('Unexpected server response: 400')
  })

  test('polling is refused, with the reason', async () => {
    for (const cookie of ['', 'next-auth.session-token=forged']) {
      const answer = await fetch(`${server.url}${SOCKET_PATH}?EIO=4&transport=polling`, {
        headers: { origin: server.url, cookie },
      })
      expect(answer.status).toBe(403)
      const { message } = (await answer.json()) as { message: string }
      expect(JSON.parse(message)).toMatchObject({ code: 'auth/required', message: expect.any(String) })
    }
  })
})

/**
 * Lists of two pointers to the previous list, each twice as large, and one extra byte: the error message spells
 * everything out.
 */
function doubling(): Uint8Array {
  const lists = Array.from({ length: 25 }, (_, index) => [
    ...[0xd6, 0x69, 0, 0, 0, index, 0x92],
    ...(index === 0
      ? [0xc0, 0xc0]
      : Array(2)
          .fill([0xd6, 0x70, 0, 0, 0, index - 1])
          .flat()),
  ])
  return Uint8Array.from([0xdc, 0, lists.length, ...lists.flat(), 0xc0])
}

/** Marks of shared text that all refer to the same long one, which is decoded again for each. */
function sharing(): Uint8Array {
  const [marks, length] = [10_000, 150_000]
  const text = 5 + 7 * marks
  const frame = Buffer.alloc(text + 5 + length + 1, 'a')
  frame[0] = 0xdd
  frame.writeUInt32BE(marks, 1)
  for (let at = 5; at < text; at += 7) {
    frame.set([0xd6, 0x62], at)
    frame.writeInt32BE(text - at - 2, at + 2)
    frame[at + 6] = 0xc0
  }
  frame[text] = 0xdb
  frame.writeUInt32BE(length, text + 1)
  frame[text + 5 + length] = 0xa0
  return frame
}

const bombs = { 'pointers that double': doubling(), 'a long text that is shared': sharing() }

test.each(Object.entries(bombs))('[W4] %s: refused by the first mark of an extension', async (_, frame) => {
  const raw = await RawSocket.connected(server.url, await person('Bad'))
  raw.send(frame)
  expect(await raw.ask(MESSAGE.time, {})).toMatchObject({ ok: true })
  expect(raw.events(MESSAGE.refused).map(([, , code]) => code)).toEqual(['wire/malformed'])
  raw.end()
})

describe('[W6] a connection that sends', () => {
  test('twenty unreadable messages is closed', async () => {
    const raw = await RawSocket.connected(server.url, await person('Bad'))
    for (let count = 0; count < 19; count++) raw.send(Uint8Array.of(0xc1, count))
    await raw.until(() => raw.events(MESSAGE.refused).length === 19)
    raw.send(Uint8Array.of(0xc1))
    expect(await raw.closed).toEqual({ code: 1008, reason: 'unreadable' })
  })

  test('noise as fast as it can gets at most nineteen answers, read or not', async () => {
    for (const reads of [true, false]) {
      const raw = await RawSocket.connected(server.url, await person('Bad'))
      if (!reads) raw.ws.pause()
      for (let count = 0; count < 30_000; count++) raw.send(Uint8Array.of(0xc1, count & 255))
      await expectAlive()
      raw.ws.resume()
      await raw.closed
      expect(raw.events(MESSAGE.refused).length).toBeLessThan(20)
    }
  })

  test('more messages than a browser is closed, and most of them were never examined', async () => {
    const raw = await RawSocket.connected(server.url, await person('Bad'))
    for (let count = 0; count < 10_000; count++) raw.emit('nobody knows this')
    expect(await raw.closed).toEqual({ code: 1008, reason: 'frames' })
    expect(raw.events(MESSAGE.refused).length).toBeLessThan(1_000)
    await expectAlive()
  })

  test('more bytes than a browser is closed', async () => {
    const raw = await RawSocket.connected(server.url, await person('Bad'))
    for (let count = 0; count < 100; count++) raw.emit(MESSAGE.command, 1, 1, new Uint8Array(200_000))
    expect(await raw.closed).toEqual({ code: 1008, reason: 'bytes' })
    expect(raw.events(MESSAGE.refused).length).toBeLessThan(60)
    await expectAlive()
  })

  test('pings of the websocket is closed too', async () => {
    const raw = await RawSocket.connected(server.url, await person('Bad'))
    for (let count = 0; count < 10_000; count++) raw.ws.ping('x'.repeat(100))
    expect(await raw.closed).toEqual({ code: 1008, reason: 'frames' })
  })
})
