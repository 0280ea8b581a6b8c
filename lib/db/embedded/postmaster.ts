import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream, existsSync, readFileSync, rmSync } from 'node:fs'
import net from 'node:net'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Home } from './home'
import { identityOf, processesIn, worksIn } from './process-identity'

const durable = {
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
}

/**
 * For databases that are thrown away after a test: they survive a crash of the app, but not of the machine.
 */
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
  // This server has no replicas, so its WAL needs to hold only what recovery needs.
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_wal_size: '1GB',
  // Only the supervisor restarts: Postgres by itself would restart many times a second, forever on a full
  // disk.
  restart_after_crash: 'off',
  // Queries here are small: planning for JIT compilation or parallel workers costs more than it saves.
  jit: 'off',
  max_parallel_workers_per_gather: '0',
  // Shared memory is backed by files: /dev/shm is tiny in containers.
  dynamic_shared_memory_type: 'mmap',
  timezone: 'UTC',
  log_timezone: 'UTC',
}

/** The app's environment holds secrets, and Postgres needs none of its settings. */
export function plainEnv(): NodeJS.ProcessEnv {
  return { NODE_ENV: process.env.NODE_ENV, PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' }
}

export type Postmaster = {
  child: ChildProcess
  port: number
  /**
   * Resolves once the server accepts connections. Recovery after a crash may take long. Never resolves if the
   * server ends instead.
   */
  ready: Promise<void>
  /** Resolves with the reason why it ended, in the words of its log. */
  ended: Promise<string>
}

/** Lines of the server's log kept in memory: the log file may be on the very disk that is full. */
const KEPT_LINES = 100
/**
 * How long to wait for the last log lines of a server that has ended, in ms; a child process may hold the log
 * open for longer.
 */
const LAST_WORDS = 1_000

/** Starts the server on a port. Any failure is reported as the reason why it ended. */
export function startPostmaster(
  program: string,
  home: Home,
  options: { durable: boolean; port: number },
): Postmaster {
  const { port } = options
  const all = { ...settings, ...(options.durable ? durable : throwaway), port: String(port) }
  const flags = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const child = spawn(program, ['-D', home.data, ...flags], {
    ...home.user,
    cwd: '/',
    env: plainEnv(),
    stdio: ['ignore', 'ignore', 'pipe'],
    // In a process group of its own, so that Ctrl-C reaches only the app, which stops Postgres last.
    detached: true,
  })
  const log = keepLog(child, home)
  let over = false
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('exit', async (code, signal) => {
      over = true
      if (signal) return resolve(`it was ended by ${signal}`)
      await Promise.race([once(child, 'close'), wait(LAST_WORDS)])
      resolve(reasonIn(log) ?? `it ended with code ${code}`)
    })
  })
  const ready = async () => {
    while (!isReady(home, child.pid)) {
      if (over) return new Promise<void>(() => {})
      await wait(20)
    }
  }
  return { child, port, ready: ready(), ended }
}

/** Keeps the end of the server's log in memory and all of it in a file, if that can be written. */
function keepLog(child: ChildProcess, home: Home): readonly string[] {
  const lines: string[] = []
  const file = createWriteStream(path.join(home.folder, 'log'), { mode: 0o600 })
  file.on('error', () => {})
  child.stderr?.on('data', (data: Buffer) => {
    if (!file.destroyed) file.write(data)
    lines.push(...String(data).split('\n').filter(Boolean))
    lines.splice(0, lines.length - KEPT_LINES)
  })
  child.once('close', () => file.end())
  return lines
}

/** What Postgres logs as it ends, other than the reason. */
const CONSEQUENCES =
  /could not create any TCP\/IP sockets|terminating connection|the database system is|checkpoint request failed/

/** Why a server gave up, in its own words. */
export function reasonIn(log: readonly string[]): string | null {
  const last = (levels: RegExp) => log.findLast((line) => levels.test(line) && !CONSEQUENCES.test(line))
  // Failed queries are logged as errors too, so an error counts only if nothing worse was logged.
  const cause = last(/PANIC: |FATAL: |LOG: +could not bind/) ?? last(/ERROR: /)
  if (!cause) return null
  const level = cause.search(/PANIC: |FATAL: |LOG: |ERROR: /)
  return cause.slice(cause.indexOf(': ', level) + 1).trim()
}

/** Stops a server: gracefully within 5 s, otherwise immediately (it then recovers on its next start). */
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

/** Stops the server in this folder that an app left running when it was killed without warning. */
export async function stopOrphan(home: Home): Promise<void> {
  const file = path.join(home.data, 'postmaster.pid')
  if (!existsSync(file)) return
  const pid = Number.parseInt(readFileSync(file, 'utf8'), 10)
  if (worksIn(pid, home.data)) await stopPostmaster(pid)
  // Another process may have that id by now, and Postgres would mistake it for a server.
  if (!worksIn(pid, home.data)) rmSync(file, { force: true })
}

/**
 * Removes the lock file of a server that is gone if another process has its id by now: Postgres would wait
 * for that process forever.
 */
export function removeStaleLock(home: Home): void {
  if (processesIn(home.data)?.length === 0) rmSync(path.join(home.data, 'postmaster.pid'), { force: true })
}

function isReady(home: Home, pid: number | undefined): boolean {
  try {
    const lines = readFileSync(path.join(home.data, 'postmaster.pid'), 'utf8').split('\n')
    return lines[0]?.trim() === String(pid) && lines[7]?.trim() === 'ready'
  } catch {
    return false
  }
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
