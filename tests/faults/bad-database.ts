import { readFileSync } from 'node:fs'
import path from 'node:path'
import { syncContent } from '@/lib/cases/server/sync-content'
import { closeDb } from '@/lib/db/client'
import { startEmbeddedPostgres } from '@/lib/db/embedded-postgres'
import { migrate } from '@/lib/db/migrate'
import { MESSAGE } from '@/lib/rooms/domain/protocol/wire'
import { completeEnv } from '@/lib/shared/env'
import { freeze, thaw } from '../support/servers/postgres-processes'
import { freePort, serverProcess } from '../support/servers/server-process'
import { TcpProxy } from '../support/servers/tcp-proxy'
import { temporaryFolder } from '../support/servers/temporary-folder'
import type { Workload } from './workload'

/** A server with its own Postgres and a connection between them, both of which can be disturbed. */
export async function badDatabase() {
  const { folder, remove } = temporaryFolder('threepoint-bad-')
  const cluster = await startEmbeddedPostgres(folder)
  await closeDb()
  completeEnv({ DATABASE_URL: cluster.url, AUTH_SECRET: 'a secret of the tests, long enough for anything' })
  await migrate(cluster.url)
  await syncContent()
  const line = await TcpProxy.to(Number(new URL(cluster.url).port))
  const throughLine = new URL(cluster.url)
  throughLine.port = new URL(line.url).port
  const server = await serverProcess({ port: await freePort(), databaseUrl: throughLine.href })
  return {
    url: server.url,
    line,
    freeze: () => freeze(folder),
    thaw: () => thaw(folder),
    kill: () => {
      const file = path.join(folder, 'postgres/data/postmaster.pid')
      process.kill(Number.parseInt(readFileSync(file, 'utf8'), 10), 'SIGKILL')
    },
    /** @returns the server's exit code */
    end: async () => {
      server.signal('SIGTERM')
      const code = await server.ended
      line.close()
      await closeDb()
      await cluster.stop()
      remove()
      return code
    },
  }
}

/** Resolves once every tab has been told that something of its own is delayed. */
export async function allPutOff(work: Workload): Promise<void> {
  await Promise.all(
    work.tabs.map(
      ({ tab }) =>
        new Promise<void>((resolve) => {
          const heard = (_stream: unknown, _op: unknown, code: string) => {
            if (code !== 'unavailable') return
            tab.socket.off(MESSAGE.refused, heard)
            resolve()
          }
          tab.socket.on(MESSAGE.refused, heard)
        }),
    ),
  )
}

/** Why sockets were lost, from now on. */
export function lostSockets(work: Workload): string[] {
  const lost: string[] = []
  for (const { tab } of work.tabs) tab.socket.on('disconnect', (reason) => lost.push(reason))
  return lost
}

/** Retries until the database responds. */
export async function untilAnswered<T>(ask: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await ask()
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
}
