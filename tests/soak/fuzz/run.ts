import { type ChildProcess, fork } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { quantile } from '@/bench/statistics'
import { syncContent } from '@/lib/cases/server/sync-content'
import { closeDb } from '@/lib/db/client'
import { startEmbeddedPostgres } from '@/lib/db/embedded-postgres'
import { migrate } from '@/lib/db/migrate'
import { completeEnv } from '@/lib/shared/env'
import { freePort } from '@/tests/support/servers/server-process'
import { temporaryFolder } from '@/tests/support/servers/temporary-folder'
import type { Finding } from '../../fuzz/attack'
import { ENTRANCES } from '../../fuzz/entrances'
import { brokenBars, MEMORY_BACK_MB } from './bars'
import { bystanders } from './bystanders'
import { fairness } from './fairness'
import type { Job, Report } from './messages'
import { watchApp } from './watched-app'

const MB = 1024 * 1024
const AUTH_SECRET = 'a secret of the soak test, long enough for all'
/** Number of inputs before anything is measured. */
const WARM_UP = 300
const QUIET_MS = 15_000
/** How long memory may take to be released. */
const REST_MS = 180_000
const MEMORY_BACK = MEMORY_BACK_MB * MB
/** Priority of the load, so that it yields to the server on machines with few cores. */
const NICE = 10

/**
 * npm run soak -- fuzz [--inputs N] [--seconds N] [--seed N] [--first N] [--lanes N] [--only frames,board]
 * npm run soak -- fuzz --fairness [--only sign-ins,pages]
 * Sends 10,000 inputs through every entrance by default. A single lane shows which input caused a problem.
 * @returns how many limits were exceeded
 */
export async function fuzz(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      inputs: { type: 'string' },
      seconds: { type: 'string' },
      seed: { type: 'string' },
      first: { type: 'string' },
      only: { type: 'string' },
      lanes: { type: 'string' },
      fairness: { type: 'boolean', default: false },
    },
  })
  const seed = Number(values.seed ?? Date.now() % 1_000_000_000)
  const inputs = Number(values.inputs ?? (values.seconds ? Number.MAX_SAFE_INTEGER : 10_000))
  const names = values.only?.split(',') ?? ENTRANCES.map(({ name }) => name)
  const seconds = values.seconds ? Number(values.seconds) / names.length : 86_400
  console.log(`Seed ${seed}. The load runs at niceness ${NICE} in a process of its own.`)

  const { folder, remove } = temporaryFolder('threepoint-fuzz-')
  const cluster = await startEmbeddedPostgres(folder, { durable: true })
  completeEnv({ DATABASE_URL: cluster.url, AUTH_SECRET })
  await migrate(cluster.url)
  await syncContent()
  const attacker = fork(path.join(import.meta.dirname, 'attacker.ts'), { execArgv: ['--import', 'tsx'] })
  os.setPriority(attacker.pid ?? 0, NICE)
  const app = await watchApp(
    { DATA_DIR: folder, DATABASE_URL: cluster.url, AUTH_SECRET, PORT: String(await freePort()) },
    () => people.reopen(),
  )
  const people = await bystanders(app.port)
  await wait(2_000)
  await people.take()
  const stop = async () => {
    people.stop()
    attacker.kill()
    await app.stop()
    await closeDb()
    await cluster.stop()
    remove()
  }
  if (values.fairness) {
    const unfair = await fairness(app, people, NICE, values.only?.split(','))
    await stop()
    return unfair
  }
  const rows = []
  for (const entrance of names) {
    const job = {
      entrance,
      port: app.port,
      seed,
      first: Number(values.first),
      inputs,
      seconds,
      lanes: Number(values.lanes),
    }
    rows.push(await measure(job, attacker, app, people))
    console.table(rows.map(({ findings, ...row }) => row))
  }
  const results = path.join('test-results/fuzz', `run-${seed}.json`)
  mkdirSync(path.dirname(results), { recursive: true })
  writeFileSync(results, JSON.stringify({ seed, rows, exits: app.exits }, null, 2))
  console.log(`Written to ${results}.`)
  await stop()
  const asked = values.seconds ? 1 : inputs
  const broken = rows.flatMap((row) => brokenBars(row, asked).map((bar) => `${row.entrance}: ${bar}`))
  for (const each of broken) console.log(each)
  return broken.length
}

async function measure(
  job: Job,
  attacker: ChildProcess,
  app: Awaited<ReturnType<typeof watchApp>>,
  people: Awaited<ReturnType<typeof bystanders>>,
) {
  const findings: Finding[] = []
  const exitsBefore = app.exits.length
  // Memory that is allocated for good on first use is not expected to be released.
  await send(
    { ...job, seed: job.seed + 1, first: 0, inputs: Math.min(WARM_UP, job.inputs) },
    attacker,
    findings,
  )
  const warm = await people.take()
  app.takeLivez()
  await wait(QUIET_MS)
  const quiet = await people.take()
  const quietLivez = app.takeLivez()
  await app.takeLoopDelay()
  const rssBefore = app.rss()
  let rssPeak = 0
  const sampling = setInterval(() => {
    rssPeak = Math.max(rssPeak, app.rss())
  }, 200)
  const started = performance.now()
  const sent = await send(job, attacker, findings)
  const seconds = (performance.now() - started) / 1000
  const acks = await people.take()
  const livez = app.takeLivez()
  const loop = await app.takeLoopDelay()
  for (
    const end = performance.now() + REST_MS;
    app.rss() > rssBefore + MEMORY_BACK && performance.now() < end;
  )
    await wait(500)
  clearInterval(sampling)
  const heapAfter = await app.heap()
  return {
    entrance: job.entrance,
    inputs: sent,
    seconds: Math.round(seconds),
    exits: app.exits.length - exitsBefore,
    unanswered: findings.filter(({ what }) => what === 'unanswered').length,
    quietLivezP99: round(quantile(quietLivez, 0.99)),
    livezP50: round(quantile(livez, 0.5)),
    livezP99: round(quantile(livez, 0.99)),
    livezMax: round(Math.max(...livez)),
    loopMax: round(loop),
    quietP95: round(quantile(quiet.ms, 0.95)),
    ackP95: round(quantile(acks.ms, 0.95)),
    ackMax: round(Math.max(...acks.ms)),
    acks: acks.ms.length,
    missing: warm.missing + quiet.missing + acks.missing,
    rssBefore: Math.round(rssBefore / MB),
    rssPeak: Math.round(rssPeak / MB),
    machineLoad: round(os.loadavg()[0] ?? 0),
    rssAfter: Math.round(app.rss() / MB),
    heapAfter: Math.round(heapAfter / MB),
    findings,
  }
}

/** Has the attacking process do a job. @returns how many inputs it sent */
function send(job: Job, attacker: ChildProcess, findings: Finding[]): Promise<number> {
  attacker.send(job)
  return new Promise<number>((resolve, reject) => {
    const ended = () => reject(new Error('The attacking process ended.'))
    attacker.once('exit', ended)
    const hear = (report: Report) => {
      if ('done' in report) {
        attacker.off('message', hear).off('exit', ended)
        resolve(report.done)
      } else {
        findings.push(report.finding)
        console.log(job.entrance, JSON.stringify(report.finding))
      }
    }
    attacker.on('message', hear)
  })
}

const round = (ms: number) => Math.round(ms * 10) / 10
