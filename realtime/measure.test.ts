import { expect, test } from 'vitest'
import { registry } from '@/lib/health/registry'
import type { Realtime } from './attach'
import { measure } from './measure'

test('[L10] the size of rooms, of snapshots and of refused commands is in the metrics, in bytes', async () => {
  const rooms = [{ recent: { bytes: 300 } }, { recent: { bytes: 45 } }]
  const master = { loaded: () => rooms, backlog: () => 0, memory: 9_000, snapshotBytes: 12, refusedBytes: 7 }
  const io = { of: () => ({ sockets: new Map() }) }
  const lines = { waiting: () => [10, 2] }
  measure({ io, lines, master } as unknown as Pick<Realtime, 'io' | 'lines' | 'master'>)
  const shown = async () =>
    (await registry().metrics())
      .split('\n')
      .filter((line) => /^threepoint_\w*bytes/.test(line) && !/process|nodejs/.test(line))
  const expected = [
    'threepoint_waiting_bytes 12',
    'threepoint_waiting_bytes_most 10',
    'threepoint_rooms_bytes 9000',
    'threepoint_recent_bytes 345',
    'threepoint_snapshot_bytes_total 12',
    'threepoint_log_refused_bytes_total 7',
  ]
  expect(await shown()).toEqual(expect.arrayContaining(expected))
  master.refusedBytes = 8
  expect(await shown()).toContain('threepoint_log_refused_bytes_total 8')
})
