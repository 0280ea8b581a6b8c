import { fork } from 'node:child_process'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { median, quantile } from '@/bench/statistics'
import type { bystanders } from './bystanders'
import type { Load } from './crowd'
import type { WatchedApp } from './watched-app'

const LOADS: readonly Load[] = ['tabs', 'edits', 'sign-ins', 'pages']
/** A run has some 20 page loads, so that its p95 is nearly its slowest: fewer runs vary too much. */
const RUNS = 9
const SECONDS = 10
const PAGE_EVERY_MS = 250

type Seen = { acks: number; page: number; missing: number }

/** How much one user's load slows down two bystanders, as a multiple of their times without it. */
export async function fairness(
  app: WatchedApp,
  people: Awaited<ReturnType<typeof bystanders>>,
  niceness: number,
  loads: readonly string[] = LOADS,
): Promise<number> {
  const rows = []
  for (const load of LOADS.filter((each) => loads.includes(each))) {
    const runs: { quiet: Seen; loaded: Seen }[] = []
    for (let run = 0; run < RUNS; run++) {
      const quiet = await watch(app, people, () => wait(SECONDS * 1000))
      const loaded = await watch(app, people, () => crowd(load, app.port, niceness))
      runs.push({ quiet, loaded })
      // Whatever still counts against this run's limits expires before the next.
      await wait(2_000)
    }
    const ratios = (of: 'acks' | 'page') => runs.map(({ quiet, loaded }) => loaded[of] / quiet[of])
    const shown = (of: 'acks' | 'page') =>
      runs.map(({ quiet, loaded }) => `${fixed(quiet[of])}→${fixed(loaded[of])}`).join(' ')
    rows.push({
      load,
      ackRatio: fixed(median(ratios('acks'))),
      acksP95: shown('acks'),
      pageRatio: fixed(median(ratios('page'))),
      pageP95: shown('page'),
      missing: runs.reduce((sum, { loaded }) => sum + loaded.missing, 0),
    })
    console.table(rows)
  }
  return rows.filter(
    ({ ackRatio, pageRatio, missing }) => !(Number(ackRatio) <= 2 && Number(pageRatio) <= 2) || missing > 0,
  ).length
}

const fixed = (value: number) => value.toFixed(1)

/** p95 of the bystanders' acknowledgements and of loading a case's page meanwhile, in ms. */
async function watch(
  app: WatchedApp,
  people: Awaited<ReturnType<typeof bystanders>>,
  work: () => Promise<unknown>,
): Promise<Seen> {
  await people.take()
  const pages: number[] = []
  const opened: Promise<void>[] = []
  const open = async () => {
    const started = performance.now()
    await (await fetch(`http://127.0.0.1:${app.port}/cases/hotel-booking-system`)).text()
    pages.push(performance.now() - started)
  }
  const timer = setInterval(() => void opened.push(open()), PAGE_EVERY_MS)
  await work()
  clearInterval(timer)
  await Promise.allSettled(opened)
  const { ms, missing } = await people.take()
  return { acks: quantile(ms, 0.95), page: quantile(pages, 0.95), missing }
}

async function crowd(load: Load, port: number, niceness: number): Promise<void> {
  const child = fork(path.join(import.meta.dirname, 'crowd.ts'), { execArgv: ['--import', 'tsx'] })
  os.setPriority(child.pid ?? 0, niceness)
  child.send({ load, port, seconds: SECONDS })
  await new Promise((resolve, reject) => {
    child.once('message', resolve)
    child.once('exit', () => reject(new Error('The loading process ended.')))
  })
  child.removeAllListeners('exit')
  child.kill()
}
