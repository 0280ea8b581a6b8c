import { readdirSync } from 'node:fs'
import path from 'node:path'
import { worksIn } from '@/lib/db/embedded/process-identity'

/** Suspends all processes of the Postgres in this folder: connections stay open, nothing responds. */
export function freeze(dataDir: string): void {
  signal(dataDir, 'SIGSTOP')
}

export function thaw(dataDir: string): void {
  signal(dataDir, 'SIGCONT')
}

function signal(dataDir: string, name: NodeJS.Signals): void {
  const data = path.join(dataDir, 'postgres/data')
  const pids = readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0 && worksIn(pid, data))
  if (pids.length === 0) throw new Error(`No Postgres works in ${data}`)
  for (const pid of pids) process.kill(pid, name)
}
