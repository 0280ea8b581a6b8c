import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, rmSync } from 'node:fs'
import net from 'node:net'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Home } from './home'
import { identityOf, worksIn } from './process-identity'

const durable = {
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
}

/** For databases that are thrown away after a test: survives a crash of the app, not one of the machine. */
const throwaway: typeof durable = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
}

const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  password_encryption: 'scram-sha-256',
  max_connections: '100',
  shared_buffers: '128MB',
  // No replicas hang on this server, so its log needs to hold only what recovery needs.
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_wal_size: '1GB',
  // Queries here are small: planning for compilation or parallel workers costs more than it gives.
  jit: 'off',
  max_parallel_workers_per_gather: '0',
  // Memory shared through files: /dev/shm is tiny in containers.
  dynamic_shared_memory_type: 'mmap',
  timezone: 'UTC',
  log_timezone: 'UTC',
}

/** Nothing of the app's settings concerns Postgres, and they hold secrets. */
export function plainEnv(): NodeJS.ProcessEnv {
  return { NODE_ENV: process.env.NODE_ENV, PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' }
}

export type Postmaster = { child: ChildProcess; port: number }

/** Starts the server and waits until it takes connections. Throws with the end of its log when it cannot. */
export async function launch(
  program: string,
  home: Home,
  options: { durable: boolean; port?: number },
): Promise<Postmaster> {
  const port = options.port ?? (await freePort())
  const all = { ...settings, ...(options.durable ? durable : throwaway), port: String(port) }
  const flags = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const logFile = path.join(home.folder, 'log')
  const log = openSync(logFile, 'w', 0o600)
  const child = spawn(program, ['-D', home.data, ...flags], {
    ...home.user,
    cwd: '/',
    env: plainEnv(),
    stdio: ['ignore', log, log],
    // In a group of its own, Ctrl-C reaches the app only, which stops Postgres last.
    detached: true,
  })
  closeSync(log)
  let failed: Error | undefined
  child.once('error', (error) => {
    failed = error
  })
  while (child.exitCode === null && child.signalCode === null && !failed) {
    if (isReady(home, child.pid)) return { child, port }
    await wait(20)
  }
  const end = readFileSync(logFile, 'utf8').trim().split('\n').slice(-5).join('\n')
  throw new Error(`Postgres did not start. ${failed?.message ?? 'Its log ends with:'}\n${end}`)
}

/** Stops a server: within 5 s in an orderly way, otherwise at once (it then recovers on its next start). */
export async function stopPostmaster(pid: number): Promise<void> {
  for (const [signal, patience] of [
    ['SIGINT', 5_000],
    ['SIGQUIT', 2_000],
    ['SIGKILL', 2_000],
  ] as const) {
    const before = identityOf(pid)
    if (!before) return
    try {
      process.kill(pid, signal)
    } catch {
      return
    }
    const deadline = performance.now() + patience
    while (performance.now() < deadline) {
      if (identityOf(pid) !== before) return
      await wait(20)
    }
  }
}

/** Stops a server that an app killed without warning has left behind in this folder. */
export async function stopOrphan(home: Home): Promise<void> {
  const file = path.join(home.data, 'postmaster.pid')
  if (!existsSync(file)) return
  const pid = Number.parseInt(readFileSync(file, 'utf8'), 10)
  if (worksIn(pid, home.data)) await stopPostmaster(pid)
  // Some other process may have that number by now, and Postgres would take it for a server.
  if (!worksIn(pid, home.data)) rmSync(file, { force: true })
}

function isReady(home: Home, pid: number | undefined): boolean {
  try {
    const lines = readFileSync(path.join(home.data, 'postmaster.pid'), 'utf8').split('\n')
    return lines[0]?.trim() === String(pid) && lines[7]?.trim() === 'ready'
  } catch {
    return false
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
