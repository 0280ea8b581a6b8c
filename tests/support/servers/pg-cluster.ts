import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { stopPostmaster } from '@/lib/db/embedded/postmaster'
import { identityOf, worksIn } from '@/lib/db/embedded/process-identity'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '@/lib/db/embedded-postgres'
import { temporaryFolder } from './temporary-folder'

const prefix = 'threepoint-test-'

/** Starts a Postgres in a temporary folder; stop() deletes it. For speed, data does not survive a crash. */
export async function startTestCluster(): Promise<EmbeddedPostgres> {
  await sweep()
  const { folder, remove } = temporaryFolder(prefix)
  const cluster = await startEmbeddedPostgres(folder, { durable: false })
  return {
    ...cluster,
    stop: async () => {
      await cluster.stop()
      remove()
    },
  }
}

/** Killed test runs leave servers and folders behind; those of running ones stay. */
async function sweep(): Promise<void> {
  const parent = os.tmpdir()
  for (const name of readdirSync(parent).filter((each) => each.startsWith(prefix))) {
    const home = path.join(parent, name, 'postgres')
    if (!existsSync(path.join(home, 'owner'))) continue
    const owner = readFileSync(path.join(home, 'owner'), 'utf8')
    if (identityOf(Number.parseInt(owner, 10)) === owner) continue
    const pidFile = path.join(home, 'data/postmaster.pid')
    const pid = existsSync(pidFile) ? Number.parseInt(readFileSync(pidFile, 'utf8'), 10) : 0
    if (worksIn(pid, path.join(home, 'data'))) await stopPostmaster(pid)
    rmSync(path.join(parent, name), { recursive: true, force: true })
  }
}
