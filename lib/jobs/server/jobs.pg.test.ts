import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, expect, onTestFinished, test, vi } from 'vitest'
import { z } from 'zod'
import { db } from '@/lib/db/client'
import { pool } from '@/lib/db/pool'
import { inTransaction } from '@/lib/db/queryable'
import { registry } from '@/lib/health/registry'
import { GENERATION } from '../domain/generation'
import { handles, type JobHandler, type JobKind, repeats } from '../domain/job'
import { addJob, cancelJob } from './add-job'
import { hasOlderProcess, signOff, signOfLife } from './living-pools'
import { measureJobs } from './measure-jobs'
import { startJobs } from './start-jobs'

const GREET: JobKind<{ name: string }> = {
  name: 'test/greet',
  payload: z.object({ name: z.string() }),
  attempts: 3,
}
const running: { stop: () => Promise<void> }[] = []

afterEach(async () => {
  await Promise.all(running.splice(0).map(({ stop }) => stop()))
  await pool().query('delete from graphile_worker._private_jobs')
})

function start(...handlers: JobHandler[]): void {
  running.push(startJobs(handlers))
}

/** A handler that records whom it greeted. */
function greeter(): { greeted: string[]; handler: JobHandler } {
  const greeted: string[] = []
  return { greeted, handler: handles(GREET, async ({ name }) => void greeted.push(name)) }
}

test('[JB1] a job exists if, and only if, its transaction commits', async () => {
  const { greeted, handler } = greeter()
  start(handler)
  await db.$transaction((tx) => addJob(GREET, { name: 'kept' }, { within: inTransaction(tx) }))
  const undone = db.$transaction(async (tx) => {
    await addJob(GREET, { name: 'undone' }, { within: inTransaction(tx) })
    throw new Error('no')
  })
  await expect(undone).rejects.toThrow('no')
  await addJob(GREET, { name: 'last' })
  await expect.poll(() => greeted).toEqual(['kept', 'last'])
})

test('[JB1] an invalid payload is refused when the job is added', async () => {
  const wrong = { name: 7 } as unknown as { name: string }
  await expect(addJob(GREET, wrong)).rejects.toThrow(z.ZodError)
  expect((await pool().query('select from graphile_worker._private_jobs')).rowCount).toBe(0)
})

test('[JB2][JB6] a failing job is retried until its attempts are used up, and then counts as failed', async () => {
  const errors = vi.spyOn(console, 'error').mockImplementation(() => {})
  let tries = 0
  start(
    handles(GREET, async () => {
      tries++
      throw new Error('not today')
    }),
  )
  measureJobs()
  await addJob(GREET, { name: 'Ines' })
  const job = async () => (await pool().query('select * from graphile_worker._private_jobs')).rows[0]
  for (const attempt of [1, 2, 3]) {
    await expect.poll(async () => (await job())?.attempts, { timeout: 20_000 }).toBe(attempt)
    await expect.poll(async () => (await job())?.locked_at).toBeNull()
    const pause = (await job()).run_at - Date.now()
    expect(pause).toBeGreaterThan(0)
    await pool().query('update graphile_worker._private_jobs set run_at = now()')
  }
  expect(tries).toBe(3)
  expect((await job()).last_error).toBe('not today')
  expect(await registry().metrics()).toMatch(/threepoint_jobs_waiting 0\n[\s\S]*threepoint_jobs_failed 1\n/)
  expect(await registry().metrics()).toContain(
    'threepoint_job_runs_total{job="test/greet",outcome="failed"} 3',
  )
  expect(errors).toHaveBeenCalled()
  errors.mockRestore()
})

test('[JB2] a payload written by another version is validated before the job runs', async () => {
  const errors = vi.spyOn(console, 'error').mockImplementation(() => {})
  const { greeted, handler } = greeter()
  start(handler)
  await pool().query(`select 1 from graphile_worker.add_job('test/greet', '{"who": "Ines"}'::json)`)
  await expect
    .poll(
      async () =>
        (await pool().query('select last_error from graphile_worker._private_jobs')).rows[0]?.last_error,
    )
    .toContain('name')
  expect(greeted).toEqual([])
  errors.mockRestore()
})

test('[JB3] only the newest job with a given key waits; it can be cancelled', async () => {
  const later = new Date(Date.now() + 3_600_000)
  await addJob(GREET, { name: 'first' }, { key: 'greeting', at: later })
  await addJob(GREET, { name: 'second' }, { key: 'greeting', at: later })
  await addJob(GREET, { name: 'gone' }, { key: 'another', at: later })
  await cancelJob('another')
  await cancelJob('never added')
  const { rows } = await pool().query('select payload, run_at from graphile_worker._private_jobs')
  expect(rows).toEqual([{ payload: { name: 'second' }, run_at: later }])
})

test('[JB4] two processes share the jobs, and none runs twice', async () => {
  const [one, other] = [greeter(), greeter()]
  const names = Array.from({ length: 100 }, (_, index) => `person ${index}`)
  for (const name of names) await addJob(GREET, { name })
  start(one.handler)
  start(other.handler)
  await expect
    .poll(() => [...one.greeted, ...other.greeted].length, { timeout: 20_000 })
    .toBeGreaterThanOrEqual(100)
  expect([...one.greeted, ...other.greeted].sort()).toEqual([...names].sort())
})

test('[JB4] a process without a heartbeat is not waited for; one with a heartbeat is', async () => {
  const hold = async (id: string) => {
    await addJob(GREET, { name: id })
    await pool().query(
      `update graphile_worker._private_jobs set locked_by = $1, locked_at = now(), attempts = 1 where payload->>'name' = $1`,
      [id],
    )
  }
  await hold('alive')
  await hold('gone')
  await signOfLife('alive')
  await pool().query(`insert into "JobPool" values ('gone', now() - interval '21 s', $1)`, [GENERATION])
  const { greeted, handler } = greeter()
  start(handler)
  await pool().query(
    `update graphile_worker._private_jobs set run_at = now() where payload->>'name' = 'gone'`,
  )
  await expect.poll(async () => (await pool().query(`select from "JobPool"`)).rowCount).toBe(2)
  await expect.poll(() => greeted, { timeout: 20_000 }).toEqual(['gone'])
})

test('[JB11] a process of an earlier generation is waited for until it stops, or for an hour after its last heartbeat', async () => {
  // As done by a release from before generations existed.
  const older = (id: string, silentFor: string) =>
    pool().query(`insert into "JobPool" (id, "seenAt") values ($1, now() - $2::interval)`, [id, silentFor])
  await signOfLife('new')
  expect(await hasOlderProcess()).toBe(false)
  await older('held up', '59 min')
  await signOfLife('new')
  expect(await hasOlderProcess()).toBe(true)
  await pool().query(`update "JobPool" set "seenAt" = now() - interval '61 min' where id = 'held up'`)
  await signOfLife('new')
  expect(await hasOlderProcess()).toBe(false)
  await older('stopping', '1 s')
  expect(await hasOlderProcess()).toBe(true)
  await signOff('stopping')
  expect(await hasOlderProcess()).toBe(false)
  await signOff('new')
})

test('[JB4] a process that is the only one waits for no heartbeat', async () => {
  await addJob(GREET, { name: 'left behind' })
  await pool().query(
    `update graphile_worker._private_jobs set locked_by = 'killed', locked_at = now(), attempts = 1`,
  )
  await signOfLife('killed')
  const { greeted, handler } = greeter()
  running.push(startJobs([handler], { isAlone: true }))
  await pool().query(`update graphile_worker._private_jobs set run_at = now()`)
  await expect.poll(() => greeted, { timeout: 15_000 }).toEqual(['left behind'])
})

test('[JB5] losing every connection stops no queue', async () => {
  const errors = vi.spyOn(console, 'error').mockImplementation(() => {})
  const { greeted, handler } = greeter()
  start(handler)
  await addJob(GREET, { name: 'before' })
  await expect.poll(() => greeted).toEqual(['before'])
  // Its row is deleted a moment later: if a connection is lost at that moment, the library cannot report it to anybody.
  await expect.poll(async () => (await pool().query('select from graphile_worker.jobs')).rowCount).toBe(0)
  await pool().query(
    `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'threepoint jobs'`,
  )
  await addJob(GREET, { name: 'after' })
  await expect.poll(() => greeted, { timeout: 30_000 }).toEqual(['before', 'after'])
  errors.mockRestore()
})

test('[JB6] without the database the other metrics are still reported', async () => {
  measureJobs()
  const asked = vi.spyOn(pool(), 'query').mockRejectedValue(new Error('away'))
  const text = await registry().metrics()
  asked.mockRestore()
  expect(text).toMatch(/threepoint_jobs_waiting nan/i)
  expect(text).toContain('threepoint_process_cpu_seconds_total')
})

test('[JB7] jobs that do not finish in time are left to others', async () => {
  const errors = vi.spyOn(console, 'error').mockImplementation(() => {})
  let isUnderWay = false
  const endless = startJobs([
    handles(GREET, async () => {
      isUnderWay = true
      await new Promise(() => {})
    }),
  ])
  await addJob(GREET, { name: 'Ines' })
  await expect.poll(() => isUnderWay).toBe(true)
  await Promise.race([endless.stop(), wait(8_000).then(() => expect.unreachable('It did not stop.'))])
  const { greeted, handler } = greeter()
  start(handler)
  await pool().query('update graphile_worker._private_jobs set run_at = now()')
  await expect.poll(() => greeted, { timeout: 20_000 }).toEqual(['Ines'])
  errors.mockRestore()
})

test('[JB10] what runs at a start runs by itself, and nothing else does', async () => {
  const ran: string[] = []
  const yearly = (name: string, options?: { atStart: boolean }) =>
    repeats(name, '0 0 1 1 *', async () => void ran.push(name), options)
  const { greeted, handler } = greeter()
  start(yearly('test/sweep', { atStart: true }), yearly('test/other'), handler)
  await expect.poll(() => ran).toEqual(['test/sweep'])
  await addJob(GREET, { name: 'last' })
  await expect.poll(() => greeted).toEqual(['last'])
  expect(ran).toEqual(['test/sweep'])
})

test('[JB10] of several processes that start together only one runs it', async () => {
  let end = () => {}
  const ended = new Promise<void>((resolve) => {
    end = resolve
  })
  let ran = 0
  const sweep = repeats(
    'test/sweep',
    '0 0 1 1 *',
    async () => {
      ran++
      await ended
    },
    { atStart: true },
  )
  start(sweep)
  await expect.poll(() => ran, { timeout: 20_000 }).toBe(1)
  const { greeted, handler } = greeter()
  start(sweep, handler)
  await addJob(GREET, { name: 'second' })
  await expect.poll(() => greeted, { timeout: 20_000 }).toEqual(['second'])
  end()
  await addJob(GREET, { name: 'last' })
  await expect.poll(() => greeted, { timeout: 20_000 }).toEqual(['second', 'last'])
  expect(ran).toBe(1)
})

test('[JB5] a queue that fails while starting stops what it started, and starts again', async () => {
  const errors = vi.spyOn(console, 'error').mockImplementation(() => {})
  const rename = (from: string, to: string) =>
    pool().query(`alter function graphile_worker.${from} rename to ${to}`)
  const nothing = () => {}
  let ran = 0
  await rename('add_job', 'add_job_away')
  onTestFinished(() => rename('add_job_away', 'add_job').then(nothing, nothing))
  const sweep = repeats('test/sweep', '0 0 1 1 *', async () => void ran++, { atStart: true })
  start(sweep)
  await expect.poll(() => errors.mock.calls.length, { timeout: 20_000 }).toBeGreaterThan(1)
  await rename('add_job_away', 'add_job')
  await expect.poll(() => ran, { timeout: 20_000 }).toBe(1)
  errors.mockRestore()
})
