import { Counter, Gauge } from 'prom-client'
import { registry } from '@/lib/health/registry'
import type { Realtime } from './attach'

/** Reports sockets, rooms and their resource use, whenever the metrics are collected. */
export function measure({ io, lines, master }: Pick<Realtime, 'io' | 'lines' | 'master'>): void {
  const gauge = (name: string, help: string, read: () => number) =>
    new Gauge({
      name: `threepoint_${name}`,
      help,
      registers: [registry()],
      collect() {
        this.set(read())
      },
    })
  const total = (name: string, help: string, read: () => number) =>
    new Counter({
      name: `threepoint_${name}_total`,
      help,
      registers: [registry()],
      collect() {
        this.reset()
        this.inc(read())
      },
    })
  const recent = () => [...master.loaded()].reduce((sum, room) => sum + room.recent.bytes, 0)
  gauge('rooms_bytes', 'What the rooms in memory take up, estimated.', () => master.memory)
  gauge('recent_bytes', 'What the recent events of all rooms in memory weigh.', recent)
  total('snapshot_bytes', 'Bytes of snapshots kept.', () => master.snapshotBytes)
  total('log_refused_bytes', 'Bytes refused because a log or a day was full.', () => master.refusedBytes)
  const most = () => [...lines.waiting()].reduce((most, bytes) => Math.max(most, bytes), 0)
  const all = () => [...lines.waiting()].reduce((sum, bytes) => sum + bytes, 0)
  gauge('waiting_bytes', 'Bytes that wait for connections to take them.', all)
  gauge('waiting_bytes_most', 'Bytes that wait for the connection that is furthest behind.', most)
  gauge('sockets', 'Open sockets.', () => io.of('/').sockets.size)
  gauge('rooms', 'Rooms in memory.', () => [...master.loaded()].length)
  gauge('unacked_ops', 'Commands received and not answered yet.', () => master.backlog())
}
