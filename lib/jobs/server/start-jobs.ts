import { EventEmitter } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { Logger, parseCronItems, type Runner, run, type TaskList, type WorkerEvents } from 'graphile-worker'
import type pg from 'pg'
import { makePool } from '@/lib/db/pool'
import { logError } from '@/lib/shared/log-error'
import type { JobHandler } from '../domain/job'
import { freeAllJobs, SIGN_EVERY, signOff, signOfLife } from './living-pools'
import { countRun } from './measure-jobs'

/**
 * Jobs that a process runs at once; in addition, one connection listens for new ones. Mail and requests to a
 * model may each occupy one for a minute, from their own queues: the third is for everything else.
 */
const AT_ONCE = 3
/** Interval between checks for jobs that are due, in ms; a job added to run now is announced. */
const POLL = 2_000
/** Repeating work is attempted a few times, then left until its next time. */
const REPEATED = { maxAttempts: 3, jobKeyMode: 'replace' } as const
/** How long running jobs get when the process stops, in ms. */
const STOP_WITHIN = 2_000
/** Maximum pause before starting again after an unexpected end, in ms. */
const LONGEST_PAUSE = 30_000

/**
 * Runs jobs in this process until it is stopped. Keeps going through any loss of the database.
 * @param isAlone no other process uses this database: the jobs of a killed one need not wait for missed
 * heartbeats
 */
export function startJobs(
  handlers: readonly JobHandler[],
  { isAlone = false } = {},
): { stop: () => Promise<void> } {
  const stopping = new AbortController()
  const freed = isAlone ? freeAllJobs().catch((error: unknown) => logError('jobs', error)) : Promise.resolve()
  const ended = freed.then(() => keepRunning(handlers, stopping.signal))
  return {
    stop: async () => {
      stopping.abort()
      await ended
    },
  }
}

async function keepRunning(handlers: readonly JobHandler[], stopping: AbortSignal): Promise<void> {
  for (let pause = 100; !stopping.aborted; pause = Math.min(2 * pause, LONGEST_PAUSE)) {
    const started = performance.now()
    await runUntil(handlers, stopping).catch((error: unknown) => logError('jobs', error))
    if (performance.now() - started > LONGEST_PAUSE) pause = 100
    await wait(pause, undefined, { signal: stopping }).catch(() => {})
  }
}

/** Resolves once everything has stopped; rejects if anything other than `stopping` ended it. */
async function runUntil(handlers: readonly JobHandler[], stopping: AbortSignal): Promise<void> {
  const pool = makePool(AT_ONCE + 2, 'threepoint jobs')
  let signs: NodeJS.Timeout | undefined
  let id: string | undefined
  try {
    // Done while nothing runs yet: a failure here leaves no runner behind.
    for (const { name, atStart } of handlers) if (atStart) await addAtStart(name, pool)
    const runner = await startRunner(handlers, pool, (poolId) => {
      id = poolId
      let isSilent = false
      const sign = () =>
        signOfLife(poolId).then(
          () => {
            isSilent = false
          },
          (error: unknown) => {
            // Logged once per outage: the database logs often enough that it is unreachable.
            if (!isSilent) logError('jobs', error)
            isSilent = true
          },
        )
      void sign()
      signs = setInterval(sign, SIGN_EVERY)
    })
    const stopped = new Promise<void>((resolve) => {
      const stop = () => {
        void runner.stop().catch((error: unknown) => logError('jobs', error))
        // Jobs that do not finish in time are released by signing off.
        setTimeout(resolve, STOP_WITHIN)
      }
      if (stopping.aborted) stop()
      stopping.addEventListener('abort', stop, { once: true })
    })
    await Promise.race([runner.promise, stopped])
  } finally {
    clearInterval(signs)
    if (id) await signOff(id).catch((error: unknown) => logError('jobs', error))
    await pool.end()
  }
}

/** Unless it is waiting or running already, for example in a process that started at the same moment. */
async function addAtStart(name: string, pool: pg.Pool): Promise<void> {
  await pool.query(
    `select 1 from graphile_worker.add_job($1::text, max_attempts := $2::int, job_key := $1::text,
       job_key_mode := 'unsafe_dedupe')`,
    [name, REPEATED.maxAttempts],
  )
}

function startRunner(
  handlers: readonly JobHandler[],
  pgPool: pg.Pool,
  created: (id: string) => void,
): Promise<Runner> {
  const events = new EventEmitter() as WorkerEvents
  events.once('pool:create', ({ workerPool }) => created(workerPool.id))
  return run({
    pgPool,
    events,
    concurrency: AT_ONCE,
    pollInterval: POLL,
    noHandleSignals: true,
    // Behind a pooler, a prepared statement may belong to another connection.
    noPreparedStatements: true,
    logger: quietLogger(),
    taskList: tasksOf(handlers),
    parsedCronItems: parseCronItems(
      handlers.flatMap(({ name, cron }) =>
        cron ? [{ task: name, match: cron, identifier: name, options: { jobKey: name, ...REPEATED } }] : [],
      ),
    ),
  })
}

function tasksOf(handlers: readonly JobHandler[]): TaskList {
  return Object.fromEntries(
    handlers.map(({ name, run }) => [
      name,
      async (payload: unknown) => {
        try {
          await run(payload)
          countRun(name, 'done')
        } catch (error) {
          countRun(name, 'failed')
          logError(`job ${name}`, error)
          throw error
        }
      },
    ]),
  )
}

/** Failed jobs are logged where they run, so this only passes on problems with the queue itself. */
function quietLogger(): Logger {
  return new Logger(() => (level, message, meta) => {
    const isOurs = meta !== undefined && 'failure' in meta
    if (level === 'error' && !isOurs) logError('jobs', message)
  })
}
