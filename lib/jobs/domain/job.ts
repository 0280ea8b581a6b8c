import type { z } from 'zod'

/** A kind of work done outside any request, later, or again if it fails. */
export type JobKind<Payload> = {
  /** `module/what`, such as `rooms/remove-ended-invites`. */
  name: string
  payload: z.ZodType<Payload>
  /** Number of attempts before it counts as failed; the pauses between them grow from seconds to hours. */
  attempts: number
  /** Jobs in one queue run one at a time, across all processes. */
  queue?: string
}

/** A job that has not been added yet: plain data, so that rules can request one without a connection. */
export type NewJob = {
  name: string
  /** Validated by its kind's schema. */
  payload: unknown
  attempts: number
  queue?: string
} & JobOptions

export type JobOptions = {
  /** At most one job with a given key waits; adding it again replaces its payload and time. */
  key?: string
  /** Not to run before this time; immediately by default. */
  at?: Date
}

/** @throws ZodError if the payload is not valid for the job's kind */
export function newJob<Payload>(kind: JobKind<Payload>, payload: Payload, options: JobOptions = {}): NewJob {
  const { name, attempts, queue } = kind
  return { name, payload: kind.payload.parse(payload), attempts, ...(queue && { queue }), ...options }
}

/**
 * Does the work of one kind of job. It may run twice for one job, for example if a process is killed after
 * the work and before the job is marked as done: a second run must change nothing more.
 */
export type JobHandler = {
  name: string
  run: (payload: unknown) => Promise<void>
  /** When it runs by itself, in UTC, as a five-field cron expression. */
  cron?: string
  /** Also runs once whenever a process starts. */
  atStart?: boolean
}

/** Handles jobs of one kind. Payloads written by another version of the app are validated before use. */
export function handles<Payload>(
  kind: JobKind<Payload>,
  run: (payload: Payload) => Promise<void>,
): JobHandler {
  return { name: kind.name, run: (payload) => run(kind.payload.parse(payload)) }
}

/** Handles work that repeats at the times of a cron expression in UTC. */
export function repeats(
  name: string,
  cron: string,
  run: () => Promise<void>,
  { atStart = false } = {},
): JobHandler {
  return { name, cron, run, atStart }
}
