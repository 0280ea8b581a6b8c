// npm run soak: the long versions of the convergence and fault tests. SEEDS, KILLS and EDITS set their length.
// npm run soak -- matching: acceptances on two processes that are killed; RUNS sets the number of runs.
// npm run soak -- fuzz: attacks on the built app; see fuzz/run.ts for its options.
import { syncContent } from '@/lib/cases/server/sync-content'
import { closeDb } from '@/lib/db/client'
import { startEmbeddedPostgres } from '@/lib/db/embedded-postgres'
import { migrate } from '@/lib/db/migrate'
import { completeEnv } from '@/lib/shared/env'
import { acceptUnderKills } from '../faults/accepts'
import { killServer } from '../faults/kills'
import { temporaryFolder } from '../support/servers/temporary-folder'
import { simulate } from '../support/simulation/simulate'
import { databaseFaults } from './database'
import { fuzz } from './fuzz/run'

const seeds = Number(process.env.SEEDS ?? 1_000)
const first = Number(process.env.FIRST_SEED ?? 1)
const kills = Number(process.env.KILLS ?? 200)
/** Each run has new rooms, so that logs stay as short as in real rooms. */
const KILLS_A_RUN = 20

if (process.argv[2] === 'matching')
  process.exit((await acceptances(Number(process.env.RUNS ?? 20))) > 0 ? 1 : 0)
if (process.argv[2] === 'fuzz') process.exit((await fuzz(process.argv.slice(3))) > 0 ? 1 : 0)

let failures = 0
failures += await convergence()
failures += await convergence({ rough: true })
failures += await durability()
failures += (await databaseFaults(Number(process.env.EDITS ?? 100_000))).length
process.exit(failures > 0 ? 1 : 0)

/** @param rough as in `simulate` */
async function convergence({ rough = false } = {}): Promise<number> {
  let [failed, events] = [0, 0]
  const started = performance.now()
  for (let seed = first; seed < first + seeds; seed++) {
    const outcome = await simulate(seed, { rough })
    const log = outcome.pictures.find(({ of }) => of === 'the log')?.picture
    const others = outcome.pictures.filter(({ picture }) => picture !== log).map(({ of }) => of)
    events += outcome.events
    if (others.length === 0) continue
    failed++
    console.log(`seed ${seed}: ${others.join(', ')}`)
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(0)
  const name = rough ? 'convergence with refusals and dying pages' : 'convergence'
  console.log(`${name}: ${seeds} seeds, ${events} events, ${failed} differ, ${seconds} s`)
  return failed
}

async function durability(): Promise<number> {
  const { folder, remove } = temporaryFolder('threepoint-soak-')
  const cluster = await startEmbeddedPostgres(folder)
  completeEnv({ DATABASE_URL: cluster.url, AUTH_SECRET: 'a secret of the soak test, long enough for all' })
  await migrate(cluster.url)
  await syncContent()
  let [done, events] = [0, 0]
  const findings: string[] = []
  const started = performance.now()
  for (let run = 1; done < kills; run++) {
    const outcome = await killServer(run, Math.min(KILLS_A_RUN, kills - done))
    done += outcome.kills
    events += outcome.events
    findings.push(...outcome.findings)
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(0)
  for (const finding of findings) console.log(finding)
  console.log(`durability: ${done} kills, ${events} events, ${findings.length} findings, ${seconds} s`)
  await closeDb()
  await cluster.stop()
  remove()
  return findings.length
}

/** 250 users accept at once, each on two processes, one of which is killed ten times. */
async function acceptances(runs: number): Promise<number> {
  const { folder, remove } = temporaryFolder('threepoint-soak-')
  const cluster = await startEmbeddedPostgres(folder)
  completeEnv({ DATABASE_URL: cluster.url })
  await migrate(cluster.url)
  await syncContent()
  let failed = 0
  for (let seed = first; seed < first + runs; seed++) {
    const people = { people: 260, silent: 10 }
    const { findings, rooms, waiting, accepts } = await acceptUnderKills(seed, { ...people, kills: 10 })
    console.log(
      `run ${seed}: ${accepts} acceptances, ${rooms} rooms, ${waiting} people back in the queue, ${findings.length} findings`,
    )
    for (const finding of findings) console.log(`  ${finding}`)
    failed += findings.length
  }
  await closeDb()
  await cluster.stop()
  remove()
  return failed
}
