import { expect, test } from 'vitest'
import { readiness } from '@/lib/health/server/readiness'
import { allPutOff, badDatabase, lostSockets } from './bad-database'
import { Workload } from './workload'

async function atWork(seed: number) {
  const database = await badDatabase()
  const work = new Workload(seed)
  await work.open([database.url], 3)
  const lost = lostSockets(work)
  work.start()
  await work.reached(200)
  return { database, work, lost }
}

test('[P11] while Postgres is frozen everybody gets answers and stays connected; then everything continues, with nothing lost or duplicated', async () => {
  const { database, work, lost } = await atWork(41)
  database.freeze()
  // They must be answered while it is frozen: otherwise the test would wait forever.
  await allPutOff(work)
  expect(await readiness()).toMatchObject({ ready: false, checks: { database: 'failed' } })
  database.thaw()
  await work.finish()
  expect(await work.findings()).toEqual([])
  expect(lost).toEqual([])
  work.close()
  expect(await database.end()).toBe(0)
}, 120_000)

test('[P11] a slow connection to Postgres, one that breaks and one that is dead lose nothing and disconnect nobody', async () => {
  const { database, work, lost } = await atWork(42)
  const { line } = database
  line.delay = 150
  const events = await work.events
  await work.reached(events + 100)
  line.reset()
  await work.reached(events + 200)
  line.silent = true
  await allPutOff(work)
  line.silent = false
  line.delay = 0
  line.reset()
  await work.finish()
  expect(await work.findings()).toEqual([])
  expect(lost).toEqual([])
  work.close()
  expect(await database.end()).toBe(0)
}, 120_000)
