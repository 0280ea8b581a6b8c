import { Gauge } from 'prom-client'
import { registry } from '@/lib/health/registry'
import type { Realtime } from './attach'

/** Shows how many sockets are open, rooms in memory and commands unanswered, whenever somebody asks. */
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
  const most = () => [...lines.waiting()].reduce((most, bytes) => Math.max(most, bytes), 0)
  const all = () => [...lines.waiting()].reduce((sum, bytes) => sum + bytes, 0)
  gauge('waiting_bytes', 'Bytes that wait for connections to take them.', all)
  gauge('waiting_bytes_most', 'Bytes that wait for the connection that is furthest behind.', most)
  gauge('sockets', 'Open sockets.', () => io.of('/').sockets.size)
  gauge('rooms', 'Rooms in memory.', () => [...master.loaded()].length)
  gauge('unacked_ops', 'Commands received and not answered yet.', () => master.backlog())
}
