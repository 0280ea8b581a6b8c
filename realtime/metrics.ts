import { Counter, Gauge, Histogram } from 'prom-client'
import { registry } from '@/lib/health/registry'
import { singleton } from '@/lib/shared/singleton'

const seconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5]

/** What the socket side measures. Times in seconds. No label may name a person or a room. */
export function metrics() {
  return singleton('realtime metrics', make)
}

function make() {
  const registers = [registry()]
  const gauge = (name: string, help: string) => new Gauge({ name: `threepoint_${name}`, help, registers })
  const counter = <L extends string>(name: string, help: string, labelNames: L[] = []) =>
    new Counter({ name: `threepoint_${name}`, help, labelNames, registers })
  const duration = (name: string, help: string) =>
    new Histogram({ name: `threepoint_${name}`, help, buckets: seconds, registers })
  return {
    sockets: gauge('sockets', 'Open sockets.'),
    rooms: gauge('rooms', 'Rooms in memory.'),
    unackedOps: gauge('unacked_ops', 'Commands received and not yet answered.'),
    queueAge: duration('queue_age_seconds', 'Time a command waited in its room before it was handled.'),
    commit: duration('commit_seconds', 'Time to append events to the log.'),
    ack: duration('ack_seconds', 'Time from receiving a command to answering it.'),
    resyncs: counter('resyncs_total', 'Times a client asked for what it missed.'),
    refusals: counter('refusals_total', 'Commands refused, by code.', ['code']),
    aiCost: counter('ai_tokens_total', 'Tokens used by AI feedback.', ['direction']),
  }
}
