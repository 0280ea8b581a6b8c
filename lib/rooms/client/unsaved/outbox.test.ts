import { expect, test } from 'vitest'
import { TokenBucket } from '@/realtime/admission/token-bucket'
import { LIMITS } from '@/realtime/sockets/line'
import { Outbox } from './outbox'

test('[O4] everything from a long time offline gets through without reaching the server’s limit', () => {
  let now = 0
  const outbox = new Outbox<[stream: number, op: number, ...rest: unknown[]]>(() => now)
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

/** Interval between cursor messages, in ms, and their maximum size in bytes, with a large selection. */
const [CURSOR_EVERY, CURSOR] = [50, 5_000]
/** How long a connection may hold everything back before it counts as dead, in ms. */
const STALL = 10_000

test.each([
  ['many small edits', 2_000, 40],
  ['large edits', 150, 200 * 1024],
])(
  '[O4] %s, with cursors between them, stay below what one connection may send, also after a stall',
  (_, count, size) => {
    let now = 0
    const outbox = new Outbox<[stream: number, op: number, ...rest: unknown[]]>(() => now)
    for (let op = 1; op <= count; op++) outbox.add([1, op, new Uint8Array(size)])
    const sent: { at: number; size: number }[] = []
    for (let wait: number | null = 0; wait !== null; ) {
      now += Math.max(wait, 1)
      wait = outbox.flush(() => sent.push({ at: now, size }))
    }
    for (let at = 0; at < now; at += CURSOR_EVERY) sent.push({ at, size: CURSOR })
    sent.sort((a, b) => a.at - b.at)
    const refused = 0
    for (let stallEnds = STALL; stallEnds <= now; stallEnds += STALL / 4) {
      const frames = new TokenBucket(LIMITS.frames.perSecond, LIMITS.frames.burst, 0)
      const bytes = new TokenBucket(LIMITS.bytes.perSecond, LIMITS.bytes.burst, 0)
      for (const message of sent) {
        const isHeld = message.at > stallEnds - STALL && message.at < stallEnds
        const at = isHeld ? stallEnds : message.at
        expect([frames.take(at), bytes.take(at, message.size)]).toEqual([true, true])
      }
    }
    expect(refused).toBe(0)
    expect(now).toBeGreaterThan(2 * STALL)
  },
)

test('[O2] clearing one stream leaves the others', () => {
  let now = 0
  const outbox = new Outbox<[stream: number, op: number, ...rest: unknown[]]>(() => now)
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
