import { Counter, Gauge } from 'prom-client'
import { pool } from '@/lib/db/pool'
import { registry } from '@/lib/health/registry'
import { singleton } from '@/lib/shared/singleton'

/** Counts a run of a job. */
export function countRun(job: string, outcome: 'done' | 'failed'): void {
  runs().inc({ job, outcome })
}

function runs(): Counter<'job' | 'outcome'> {
  return singleton(
    'job runs',
    () =>
      new Counter({
        name: 'threepoint_job_runs_total',
        help: 'Runs of jobs in this process, by name and outcome.',
        labelNames: ['job', 'outcome'],
        registers: [registry()],
      }),
  )
}

/** Adds the queue to /metrics. All processes share one queue and report the same figures. */
export function measureJobs(): void {
  runs()
  singleton('job gauges', () => [
    gauge('waiting', 'Jobs whose time has come and that nobody runs yet.'),
    gauge('failed', 'Jobs that were given up after their last attempt.'),
    gauge('oldest', 'How long the oldest of the waiting jobs has been due, in seconds.', '_seconds'),
  ])
}

function gauge(part: keyof Queue, help: string, unit = ''): Gauge {
  return new Gauge({
    name: `threepoint_jobs_${part}${unit}`,
    help,
    registers: [registry()],
    async collect() {
      // The other metrics matter most while the database is unreachable.
      const queue = await queueNow().catch(() => null)
      this.set(queue?.[part] ?? Number.NaN)
    },
  })
}

let reading: Promise<Queue> | null = null

/** Read once for gauges that are collected at the same time. */
function queueNow(): Promise<Queue> {
  reading ??= readQueue().finally(() => {
    reading = null
  })
  return reading
}

type Queue = { waiting: number; failed: number; oldest: number }

async function readQueue(): Promise<Queue> {
  const { rows } = await pool().query<Queue>(
    `with free as (
       select attempts < max_attempts and run_at <= now() as due, attempts >= max_attempts as failed, run_at
       from graphile_worker._private_jobs where locked_at is null
     )
     select count(*) filter (where due)::int as waiting, count(*) filter (where failed)::int as failed,
       coalesce(extract(epoch from now() - min(run_at) filter (where due)), 0)::float8 as oldest
     from free`,
  )
  return rows[0] ?? { waiting: 0, failed: 0, oldest: 0 }
}
