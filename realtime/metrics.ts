import { Counter, Gauge, Histogram } from 'prom-client'
import { registry } from '@/lib/health/registry'
import { singleton } from '@/lib/shared/singleton'
import type { Realtime } from './attach'

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5]

/** What the socket side measures. No label may name a person or a room. */
function commits() {
  return singleton('commit metrics', () => ({
    seconds: new Histogram({
      name: 'threepoint_commit_seconds',
      help: 'Time to append the events that gathered in all rooms.',
      buckets: SECONDS,
      registers: [registry()],
    }),
    events: new Counter({
      name: 'threepoint_events_total',
      help: 'Events appended to the logs of rooms.',
      registers: [registry()],
    }),
  }))
}

/** Counts one commit. @param ms how long it took @param events how many it appended */
export function observeCommit(ms: number, events: number): void {
  commits().seconds.observe(ms / 1000)
  commits().events.inc(events)
}

/** Shows how many sockets are open, rooms in memory and commands unanswered, whenever somebody asks. */
export function measure({ io, master }: Pick<Realtime, 'io' | 'master'>): void {
  const gauge = (name: string, help: string, read: () => number) =>
    new Gauge({
      name: `threepoint_${name}`,
      help,
      registers: [registry()],
      collect() {
        this.set(read())
      },
    })
  gauge('sockets', 'Open sockets.', () => io.of('/').sockets.size)
  gauge('rooms', 'Rooms in memory.', () => [...master.loaded()].length)
  gauge('unacked_ops', 'Commands received and not answered yet.', () => master.backlog())
}
