import { type ChildProcess, spawn } from 'node:child_process'
import net from 'node:net'
import type { Moment } from '@/realtime/commit/group-commit'
import { bundleServer, root } from './bundle-server'

let bundle: Promise<string> | undefined

/** Bundled once, so that a killed server restarts in a fraction of a second. */
function bundled(): Promise<string> {
  bundle ??= bundleServer('tests/support/servers/room-server.ts', `room-server-${process.pid}`)
  return bundle
}

export type ServerProcess = {
  url: string
  port: number
  pid: number
  /** Resolves with its exit code, or null when a signal ended it. */
  ended: Promise<number | null>
  signal: (name: NodeJS.Signals) => void
  output: () => string
}

/** Starts the socket side as a process, with the database and secret of this one. */
export async function serverProcess(options: {
  port: number
  redisUrl?: string
  /** The database's URL, if it differs from this process's. */
  databaseUrl?: string
  crash?: { at: Moment; after: number }
  /** Removes the limits on what one connection may send. */
  unlimited?: boolean
  /** Whether it runs jobs too. */
  jobs?: boolean
}): Promise<ServerProcess> {
  const { port, redisUrl = '', databaseUrl, crash, unlimited, jobs } = options
  const child = spawn(process.execPath, [await bundled()], {
    cwd: root,
    env: {
      ...process.env,
      PORT: String(port),
      REDIS_URL: redisUrl,
      ...(databaseUrl && { DATABASE_URL: databaseUrl }),
      UNLIMITED: unlimited ? 'yes' : '',
      JOBS: jobs ? 'yes' : '',
      CRASH_AT: crash?.at ?? '',
      CRASH_AFTER: String(crash?.after ?? 0),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)))
  const output = await ready(child, ended)
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    pid: child.pid ?? 0,
    ended,
    signal: (name) => void child.kill(name),
    output,
  }
}

function ready(child: ChildProcess, ended: Promise<number | null>): Promise<() => string> {
  let output = ''
  return new Promise((resolve, reject) => {
    const read = (data: Buffer) => {
      output += data
      if (output.includes('ready')) resolve(() => output)
    }
    child.stdout?.on('data', read)
    child.stderr?.on('data', read)
    void ended.then(() => reject(new Error(`The server ended before it was ready:\n${output}`)))
  })
}

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as net.AddressInfo
      server.close(() => resolve(port))
    })
  })
}
