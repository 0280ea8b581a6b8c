import { expect, test } from 'vitest'
import { TokenBucket } from '@/realtime/token-bucket'
import { Outbox } from './outbox'

test('[O4] a long offline spell comes through without the server’s limit being met', () => {
  let now = 0
  const outbox = new Outbox(() => now)
  const server = new TokenBucket(30, 60, 0)
  for (let op = 1; op <= 500; op++) outbox.add([1, op])
  const sent: number[] = []
  for (let wait: number | null = 0; wait !== null; ) {
    now += Math.max(wait, 1)
    wait = outbox.flush(([, op]) => {
      expect(server.take(now)).toBe(true)
      sent.push(Number(op))
    })
  }
  expect(sent).toEqual(Array.from({ length: 500 }, (_, index) => index + 1))
  expect(now).toBeLessThan(17_000)
})

test('[O2] what one stream takes back leaves the others', () => {
  let now = 0
  const outbox = new Outbox(() => now)
  for (let op = 1; op <= 50; op++) outbox.add([0, 0])
  outbox.flush(() => {})
  outbox.add([1, 1])
  outbox.add([2, 1])
  outbox.clear(1)
  now = 10_000
  const sent: unknown[] = []
  expect(outbox.flush((message) => sent.push(message))).toBeNull()
  expect(sent).toEqual([[2, 1]])
})
