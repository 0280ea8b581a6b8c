import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ROW_BYTES } from '@/lib/rooms/domain/log/log-quota'
import { SNAPSHOT_EVERY, snapshotDue } from './snapshot-due'

const MB = 1024 * 1024
const SMALLEST = ROW_BYTES + 20

test('[L5] snapshots take at most nine times as many bytes as the log, and loading replays no more than they are worth', () => {
  const weights = fc.array(
    fc.oneof(
      { weight: 30, arbitrary: fc.constant(SMALLEST) },
      { weight: 5, arbitrary: fc.integer({ min: SMALLEST, max: 12_000 }) },
      { weight: 1, arbitrary: fc.integer({ min: 12_000, max: 200_000 }) },
    ),
    { minLength: 100, maxLength: 400 },
  )
  fc.assert(
    fc.property(weights, fc.integer({ min: 10_000, max: 14 * MB }), (edits, last) => {
      let [events, bytes, log, written] = [0, 0, 0, 0]
      for (let round = 0; round < 60; round++)
        for (const weight of edits) {
          events += 1
          bytes += weight
          log += weight
          if (!snapshotDue({ events, bytes, last }, false)) continue
          expect(events).toBeLessThanOrEqual(Math.ceil(Math.max(SNAPSHOT_EVERY, last / 1024)))
          expect(bytes).toBeLessThanOrEqual(Math.max(last, MB) + 200_000)
          written += last
          ;[events, bytes] = [0, 0]
        }
      expect(written).toBeLessThanOrEqual(9 * log)
    }),
    { numRuns: 40 },
  )
})

test('[L5] an ordinary room gets one every 300 events, a room full of chat does not write 12 MB for each of them', () => {
  expect(snapshotDue({ events: 299, bytes: 40_000, last: 41_000 }, false)).toBe(false)
  expect(snapshotDue({ events: 300, bytes: 40_000, last: 41_000 }, false)).toBe(true)
  expect(snapshotDue({ events: 300, bytes: 40_000, last: 12 * MB }, false)).toBe(false)
  expect(snapshotDue({ events: 6, bytes: MB, last: 41_000 }, false)).toBe(true)
})

test('[L5] an idle room gets one for the little that was added, unless it would be large', () => {
  expect(snapshotDue({ events: 0, bytes: 0, last: 0 }, true)).toBe(false)
  expect(snapshotDue({ events: 1, bytes: 200, last: 41_000 }, true)).toBe(true)
  expect(snapshotDue({ events: 1, bytes: 200, last: 12 * MB }, true)).toBe(false)
  expect(snapshotDue({ events: 90, bytes: MB, last: 12 * MB }, true)).toBe(true)
})
