import { Counter, Gauge } from 'prom-client'
import { registry } from '@/lib/health/registry'
import { singleton } from '@/lib/shared/singleton'
import { countDueRooms } from './due-rooms'
import type { PackedLog } from './record-room'

/** Counts a room that was recorded, or null for one that failed. */
export function countRecorded(recorded: PackedLog | null): void {
  const { rooms, bytes } = counters()
  rooms.inc({ outcome: recorded ? 'done' : 'failed' })
  if (!recorded) return
  bytes.inc({ form: 'rows' }, recorded.bytes)
  bytes.inc({ form: 'recording' }, recorded.packed)
}

/**
 * Adds recordings to /metrics: those that this process made, and the number of rooms waiting in the database.
 */
export function measureRecordings(): void {
  counters()
  singleton(
    'due recordings',
    () =>
      new Gauge({
        name: 'threepoint_recordings_due',
        help: 'Closed rooms whose log is to become a recording.',
        registers: [registry()],
        async collect() {
          // The other metrics matter most while the database is unreachable.
          this.set(await countDueRooms(new Date()).catch(() => Number.NaN))
        },
      }),
  )
}

function counters() {
  return singleton('recording counters', () => ({
    rooms: new Counter({
      name: 'threepoint_recordings_total',
      help: 'Closed rooms whose log this process made into a recording, by outcome.',
      labelNames: ['outcome'],
      registers: [registry()],
    }),
    bytes: new Counter({
      name: 'threepoint_recording_bytes_total',
      help: 'Bytes of logs that this process recorded: payloads of their rows, and pieces that were written.',
      labelNames: ['form'],
      registers: [registry()],
    }),
  }))
}
