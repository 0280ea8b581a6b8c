import type { z } from 'zod'

/** A kind of work that is done outside of any request, later or again if it fails. */
export type JobKind<Payload> = {
  /** `module/what`, such as `rooms/remove-ended-invites`. */
  name: string
  payload: z.ZodType<Payload>
  /** How often it is tried before it counts as failed; the pauses between grow from seconds to hours. */
  attempts: number
  /** Jobs of one queue run one at a time, over all processes. */
  queue?: string
}

/** A job that is yet to be added: plain data, so that rules can ask for one without a connection. */
export type NewJob = {
  name: string
  /** Checked against its kind. */
  payload: unknown
  attempts: number
  queue?: string
} & JobOptions

export type JobOptions = {
  /** At most one job of a key waits; adding it again replaces its payload and its time. */
  key?: string
  /** Not before this time; at once by default. */
  at?: Date
}

/** @throws ZodError where the payload is not of the job's kind */
export function newJob<Payload>(kind: JobKind<Payload>, payload: Payload, options: JobOptions = {}): NewJob {
  const { name, attempts, queue } = kind
  return { name, payload: kind.payload.parse(payload), attempts, ...(queue && { queue }), ...options }
}

/**
 * Does the work of one kind of job. It may run twice for one job, as when a process is killed after the work and before
 * the job is marked as done: running it again must change nothing more.
 */
export type JobHandler = {
  name: string
  run: (payload: unknown) => Promise<void>
  /** When it runs by itself, in UTC, as five fields of cron. */
  cron?: string
  /** Also runs once whenever a process starts. */
  atStart?: boolean
}

/** Does jobs of one kind. What another version of the app wrote is checked before it is used. */
export function handles<Payload>(
  kind: JobKind<Payload>,
  run: (payload: Payload) => Promise<void>,
): JobHandler {
  return { name: kind.name, run: (payload) => run(kind.payload.parse(payload)) }
}

/** Runs again and again, at the times of a cron line in UTC. */
export function repeats(
  name: string,
  cron: string,
  run: () => Promise<void>,
  { atStart = false } = {},
): JobHandler {
  return { name, cron, run, atStart }
}
