import { Counter, Histogram } from 'prom-client'
import { registry } from '@/lib/health/registry'
import { singleton } from '@/lib/shared/singleton'

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5]

/** The metrics of the socket server. No label may identify a person or a room. */
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

/** Counts one commit. @param ms its duration @param events how many it appended */
export function observeCommit(ms: number, events: number): void {
  commits().seconds.observe(ms / 1000)
  commits().events.inc(events)
}

/** Connections that were refused or closed by us, by reason. */
function turnedAway() {
  return singleton('connection metrics', () => ({
    refused: new Counter({
      name: 'threepoint_connections_refused_total',
      help: 'Connections refused before they were opened, by the code of the refusal.',
      labelNames: ['code'],
      registers: [registry()],
    }),
    closed: new Counter({
      name: 'threepoint_connections_closed_total',
      help: 'Connections closed from here, by reason.',
      labelNames: ['reason'],
      registers: [registry()],
    }),
    frames: new Counter({
      name: 'threepoint_messages_refused_total',
      help: 'Messages answered with a refusal, by its code.',
      labelNames: ['code'],
      registers: [registry()],
    }),
  }))
}

export function countRefusedConnect(code: string): void {
  turnedAway().refused.inc({ code })
}

export function countClosed(reason: string): void {
  turnedAway().closed.inc({ reason })
}

export function countRefusedMessage(code: string): void {
  turnedAway().frames.inc({ code })
}
