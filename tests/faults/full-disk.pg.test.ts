import { readFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { syncContent } from '@/lib/cases/server/sync-content'
import { closeDb } from '@/lib/db/client'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '@/lib/db/embedded-postgres'
import { migrate } from '@/lib/db/migrate'
import { pool } from '@/lib/db/pool'
import { readiness } from '@/lib/health/server/readiness'
import { completeEnv } from '@/lib/shared/env'
import { lifecycle } from '@/lib/shared/process/lifecycle'
import { realtimeServer, type TestServer } from '../support/servers/realtime-server'
import { smallDisk } from '../support/servers/small-disk'
import { Workload } from './workload'

let disk: ReturnType<typeof smallDisk>
let cluster: EmbeddedPostgres | undefined
let server: TestServer | undefined

async function start(): Promise<Workload> {
  disk = smallDisk(160)
  cluster = await startEmbeddedPostgres(disk.folder)
  await closeDb()
  completeEnv({ DATABASE_URL: cluster.url, AUTH_SECRET: 'a secret of the tests, long enough for anything' })
  await migrate(cluster.url)
  await syncContent()
  lifecycle().databaseDown = cluster.down
  server = await realtimeServer()
  const work = new Workload(31)
  await work.open([server.url], 2)
  work.start()
  await work.reached(100)
  return work
}

afterEach(async () => {
  lifecycle().databaseDown = null
  await server?.stop()
  await closeDb()
  await cluster?.stop()
  disk.remove()
})

test.each([
  ['cannot be started', killPostgres],
  ['cannot write', useUpLog],
])(
  '[DB4][P11] on a full disk Postgres %s; with space again everything continues automatically',
  async (_, harm) => {
    for (const method of ['error', 'info'] as const) vi.spyOn(console, method).mockImplementation(() => {})
    const work = await start()
    const lost: string[] = []
    for (const { tab } of work.tabs) tab.socket.on('disconnect', (reason) => lost.push(reason))
    disk.fill()
    await harm()
    await expect
      .poll(async () => (await readiness()).checks.database, { timeout: 30_000 })
      // If there is no room for its shared memory, Postgres names the segment and sometimes an older error too.
      .toMatch(/^starting again.*(No space left on device|could not resize shared memory segment)/)
    await vi.waitFor(() => expect(work.tabs.every(({ tab }) => tab.getView().unsaved > 0)).toBe(true), {
      timeout: 30_000,
    })
    work.pause()
    disk.makeSpace()
    await expect.poll(readiness, { timeout: 60_000 }).toMatchObject({ checks: { database: 'ok' } })
    await work.finish()
    expect(await work.findings()).toEqual([])
    expect(lost).toEqual([])
    work.close()
  },
  180_000,
)

function killPostgres(): void {
  const file = path.join(disk.folder, 'postgres/data/postmaster.pid')
  process.kill(Number.parseInt(readFileSync(file, 'utf8'), 10), 'SIGKILL')
}

/** Writes until Postgres needs another file for its log. */
async function useUpLog(): Promise<void> {
  await expect(
    (async () => {
      for (;;) await pool().query('select pg_logical_emit_message(false, $1, $1)', ['x'.repeat(500_000)])
    })(),
  ).rejects.toThrow()
}
