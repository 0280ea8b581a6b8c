import { expect, test } from 'vitest'
import {
  type KeptSnapshot,
  SNAPSHOT_BYTES_A_ROOM,
  SNAPSHOTS_A_ROOM,
  surplusSnapshots,
} from './surplus-snapshots'

/** Adds a snapshot every 300 events and thins them each time, as the server does. */
function grown(snapshots: number, bytesAt: (seq: number) => number): KeptSnapshot[] {
  let kept: KeptSnapshot[] = []
  for (let count = 1; count <= snapshots; count++) {
    kept.push({ seq: 300 * count, bytes: bytesAt(300 * count) })
    const surplus = new Set(surplusSnapshots(kept))
    kept = kept.filter(({ seq }) => !surplus.has(seq))
  }
  return kept
}

test('[L8] 128 snapshots of a long log remain, the newest and others spread evenly over it', () => {
  expect(grown(128, () => 41_000)).toHaveLength(128)
  const kept = grown(2_000, () => 41_000)
  expect(kept).toHaveLength(SNAPSHOTS_A_ROOM)
  expect(kept.at(-1)?.seq).toBe(600_000)
  const gaps = kept.map(({ seq }, place) => seq - (kept[place - 1]?.seq ?? 0))
  // Four times the average gap.
  expect(Math.max(...gaps)).toBeLessThanOrEqual((4 * 600_000) / SNAPSHOTS_A_ROOM)
})

test('[L8] the snapshots of a room take at most 32 MB, or there are only two', () => {
  const heavy = grown(300, (seq) => Math.min(12_000_000, seq * 200))
  expect(heavy.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThanOrEqual(SNAPSHOT_BYTES_A_ROOM)
  expect(heavy.at(-1)?.seq).toBe(90_000)
  expect(grown(20, () => 40_000_000)).toHaveLength(2)
})

test('[L8] snapshots that an older release stored without a limit are thinned at once', () => {
  const kept = Array.from({ length: 400 }, (_, index) => ({ seq: 300 * (index + 1), bytes: 12_000_000 }))
  expect(kept.length - surplusSnapshots(kept).length).toBe(2)
})
