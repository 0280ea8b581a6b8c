import { type ChildProcess, spawn } from 'node:child_process'
import net from 'node:net'
import path from 'node:path'
import { settings } from '@/lib/shared/env'

export type App = {
  url: string
  child: ChildProcess
  /** Everything it has written so far. */
  output: () => string
  /** Sends the signal and waits for the end; returns the exit code. */
  stop: (signal?: NodeJS.Signals) => Promise<number | null>
}

/** Starts the built app as `npm start` does, on a free port, with only the given settings. */
export async function startApp(given: { DATA_DIR: string } & Record<string, string>): Promise<App> {
  const port = given.PORT ?? String(await freePort())
  const nothingSet = Object.fromEntries(settings.map((name) => [name, '']))
  const child = spawn(process.execPath, [path.resolve('scripts/start.mjs')], {
    env: { ...process.env, ...nothingSet, PORT: port, ...given },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  // A test that fails halfway must not leave it running.
  const lastResort = () => child.kill()
  process.once('exit', lastResort)
  let output = ''
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  await new Promise<void>((resolve, reject) => {
    const read = (data: Buffer) => {
      output += data
      if (output.includes('Threepoint is ready')) resolve()
    }
    child.stdout?.on('data', read)
    child.stderr?.on('data', read)
    void ended.then(() => reject(new Error(`The app ended before it was ready:\n${output}`)))
  })
  return {
    url: `http://localhost:${port}`,
    child,
    output: () => output,
    stop: async (signal = 'SIGTERM') => {
      process.off('exit', lastResort)
      child.kill(signal)
      return ended
    },
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
