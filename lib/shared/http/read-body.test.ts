import { expect, test } from 'vitest'
import { readBody } from './read-body'

/** A body that comes in pieces of a thousand bytes without end, and counts what was asked of it. */
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
  return { asked, request: { headers: new Headers(), body } as Pick<Request, 'headers' | 'body'> }
}

test('[AN3] a body that does not say how long it is is read up to its limit and then refused', async () => {
  const { asked, request } = endless()
  expect(await readBody(request, 10_000)).toBeNull()
  expect(asked.cancelled).toBe(true)
  expect(asked.pieces).toBeLessThan(15)
})

test('[AN3] a body that says it is too long is not read', async () => {
  const { asked, request } = endless()
  request.headers.set('content-length', '10001')
  expect(await readBody(request, 10_000)).toBeNull()
  expect(asked.pieces).toBeLessThan(2)
})

test('a body within its limit is read whole, and none is empty', async () => {
  const sent = new Request('http://app.test', { method: 'PUT', body: 'abc' })
  expect(Buffer.from((await readBody(sent, 3)) ?? []).toString()).toBe('abc')
  expect(await readBody(new Request('http://app.test'), 3)).toHaveLength(0)
})
