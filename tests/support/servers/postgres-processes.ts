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
  const done = new Set<number>()
  // Looks again until it finds none: a process may be forked while the others are signalled.
  for (let found = processesIn(data); found.some((pid) => !done.has(pid)); found = processesIn(data))
    for (const pid of found) {
      process.kill(pid, name)
      done.add(pid)
    }
  if (done.size === 0) throw new Error(`No Postgres works in ${data}`)
}

function processesIn(data: string): number[] {
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0 && worksIn(pid, data))
}
