import { expect, test } from 'vitest'
import { readBody } from './read-body'

/** An endless body in chunks of a thousand bytes, which counts what was requested of it. */
function endless() {
  const asked = { pieces: 0, cancelled: false }
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      asked.pieces += 1
      controller.enqueue(new Uint8Array(1_000))
    },
    cancel() {
      asked.cancelled = true
    },
  })
  return { asked, request: { headers: new Headers(), body } }
}

test('[AN3] a body of undeclared length is read up to its limit and then refused', async () => {
  const { asked, request } = endless()
  expect(await readBody(request, 10_000)).toBeNull()
  expect(asked.cancelled).toBe(true)
  expect(asked.pieces).toBeLessThan(15)
})

test('[AN3] a body whose declared length is too large is not read', async () => {
  const { asked, request } = endless()
  request.headers.set('content-length', '10001')
  expect(await readBody(request, 10_000)).toBeNull()
  expect(asked.pieces).toBeLessThan(2)
})

test('a body within its limit is read completely, and a missing one is empty', async () => {
  const sent = new Request('http://app.test', { method: 'PUT', body: 'abc' })
  expect(Buffer.from((await readBody(sent, 3)) ?? []).toString()).toBe('abc')
  expect(await readBody(new Request('http://app.test'), 3)).toHaveLength(0)
})

test('a body in chunks of any size is read correctly', async () => {
  const pieces = Array.from({ length: 300 }, (_, at) => Buffer.alloc(1 + ((at * 7_919) % 5_000), at))
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const piece of pieces) controller.enqueue(piece)
      controller.close()
    },
  })
  const read = await readBody({ headers: new Headers(), body }, 10_000_000)
  expect(Buffer.compare(read ?? Buffer.alloc(0), Buffer.concat(pieces))).toBe(0)
})

test('a body that does not arrive in time is abandoned, and so is one for which there is no room', async () => {
  const { asked, request } = endless()
  const full = () => {
    throw new Error('no room')
  }
  await expect(readBody(request, 10_000, { count: full })).rejects.toThrow('no room')
  expect(asked.cancelled).toBe(true)
  let cancelled = false
  const silent = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(new Uint8Array(5)),
    cancel: () => {
      cancelled = true
    },
  })
  const within = { ms: 20, late: () => new Error('late') }
  await expect(readBody({ headers: new Headers(), body: silent }, 10_000, { within })).rejects.toThrow('late')
  expect(cancelled).toBe(true)
})
