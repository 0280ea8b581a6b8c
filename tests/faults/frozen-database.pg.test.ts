import { expect, test } from 'vitest'
import { syncContent } from '@/lib/cases/server/sync-content'
import { closeDb } from '@/lib/db/client'
import { startEmbeddedPostgres } from '@/lib/db/embedded-postgres'
import { migrate } from '@/lib/db/migrate'
import { readiness } from '@/lib/health/server/readiness'
import { MESSAGE } from '@/lib/rooms/domain/wire'
import { completeEnv } from '@/lib/shared/env'
import { freeze, thaw } from '../support/postgres-processes'
import { freePort, serverProcess } from '../support/server-process'
import { TcpProxy } from '../support/tcp-proxy'
import { temporaryFolder } from '../support/temporary-folder'
import { Workload } from './workload'

/** A server on a Postgres of its own, behind a line that can be made bad, and people at work. */
async function atWork(seed: number) {
  const { folder, remove } = temporaryFolder('threepoint-frozen-')
  const cluster = await startEmbeddedPostgres(folder)
  await closeDb()
  completeEnv({ DATABASE_URL: cluster.url, AUTH_SECRET: 'a secret of the tests, long enough for anything' })
  await migrate(cluster.url)
  await syncContent()
  const line = await TcpProxy.to(Number(new URL(cluster.url).port))
  const slow = new URL(cluster.url)
  slow.port = new URL(line.url).port
  const server = await serverProcess({ port: await freePort(), databaseUrl: slow.href })
  const work = new Workload(seed)
  await work.open([server.url], 3)
  const lost: string[] = []
  for (const { tab } of work.tabs) tab.socket.on('disconnect', (reason) => lost.push(reason))
  work.start()
  await work.reached(200)
  return {
    folder,
    line,
    work,
    lost,
    end: async () => {
      work.close()
      server.signal('SIGTERM')
      expect(await server.ended).toBe(0)
      line.close()
      await closeDb()
      await cluster.stop()
      remove()
    },
  }
}

/** Resolves once every tab has heard that something of its own is put off. */
async function allPutOff(work: Workload): Promise<void> {
  await Promise.all(
    work.tabs.map(
      ({ tab }) =>
        new Promise<void>((resolve) =>
          tab.socket.on(MESSAGE.refused, (_stream, _op, code) => code === 'unavailable' && resolve()),
        ),
    ),
  )
}

test('[P11] while Postgres is frozen everybody is answered and stays; then all goes on, nothing lost or twice', async () => {
  const { folder, work, lost, end } = await atWork(41)
  freeze(folder)
  // Answered while it is frozen: the test would wait for ever otherwise.
  await allPutOff(work)
  expect(await readiness()).toMatchObject({ ready: false, checks: { database: 'failed' } })
  thaw(folder)
  await work.finish()
  expect(await work.findings()).toEqual([])
  expect(lost).toEqual([])
  await end()
}, 120_000)

test('[P11] a slow line to Postgres, one that breaks and one that is dead lose nothing and send nobody away', async () => {
  const { line, work, lost, end } = await atWork(42)
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
  await end()
}, 120_000)
