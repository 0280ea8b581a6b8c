import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { syncContent } from '@/lib/cases/server/sync-content'
import { closeDb } from '@/lib/db/client'
import { startEmbeddedPostgres } from '@/lib/db/embedded-postgres'
import { migrate } from '@/lib/db/migrate'
import { completeEnv } from '@/lib/shared/env'
import { freePort, serverProcess } from '../support/servers/server-process'
import { temporaryFolder } from '../support/servers/temporary-folder'
import { untilAnswered } from './bad-database'
import { lostElements, Workload } from './workload'

const KILLS = Number(process.env.DATABASE_KILLS ?? 3)

test(`[P1] ${KILLS} kills of Postgres in the middle of edits lose nothing that was acknowledged`, async () => {
  const { folder, remove } = temporaryFolder('threepoint-kill-')
  const cluster = await startEmbeddedPostgres(folder)
  await closeDb()
  completeEnv({ DATABASE_URL: cluster.url, AUTH_SECRET: 'a secret of the tests, long enough for anything' })
  await migrate(cluster.url)
  await syncContent()
  const server = await serverProcess({ port: await freePort() })
  const work = new Workload(21)
  await work.open([server.url], 3)
  work.start()
  let seen = await work.events
  const found: string[] = []
  for (let kill = 0; kill < KILLS; kill++) {
    const enough = seen + 100
    while (seen < enough) seen = await untilAnswered(() => work.events)
    const pid = Number.parseInt(readFileSync(path.join(folder, 'postgres/data/postmaster.pid'), 'utf8'), 10)
    process.kill(pid, 'SIGKILL')
    const confirmed = work.confirmed()
    found.push(...(await untilAnswered(() => lostElements(confirmed))))
  }
  await work.finish()
  expect(found).toEqual([])
  expect(await untilAnswered(() => work.findings())).toEqual([])
  work.close()
  server.signal('SIGTERM')
  expect(await server.ended).toBe(0)
  await closeDb()
  await cluster.stop()
  remove()
}, 300_000)
