import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import net from 'node:net'
import os from 'node:os'
import { bundleServer, root } from '@/tests/support/servers/bundle-server'
import type { Usage } from './servers/usage'

const canPin = os.cpus().length > 1 && spawnSync('taskset', ['--version']).status === 0

export type ServerUnderTest = {
  port: number
  /** @param wanted `memory` collects garbage first */
  usage: (wanted?: 'memory') => Promise<Usage>
  stop: () => Promise<void>
  kill: () => Promise<void>
}

/** Pins this process, the generator, to the second core, so that it does not compete with the server. */
export function pinGenerator(): boolean {
  return canPin && spawnSync('taskset', ['-cp', '1', String(process.pid)]).status === 0
}

/** Starts one of bench/servers as a separate process, on the first core where possible. */
export async function startServer(
  name: 'ours' | 'whole-elements' | 'bare',
  port?: number,
): Promise<ServerUnderTest> {
  const outfile = await bundleServer(`bench/servers/${name}.ts`, `bench-${name}`)
  const at = port ?? (await freePort())
  // The heap settings of `npm start`, for all of them.
  const node = [process.execPath, '--max-semi-space-size=32', '--expose-gc', outfile]
  const [command = '', ...args] = canPin ? ['taskset', '-c', '0', ...node] : node
  const child = spawn(command, args, {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production', PORT: String(at) },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  await answer(child)
  const end = (signal: NodeJS.Signals) =>
    new Promise<void>((resolve) => {
      child.once('exit', () => resolve())
      child.kill(signal)
    })
  return {
    port: at,
    usage: (wanted) => {
      const told = answer(child) as Promise<Usage>
      child.send(wanted ?? 'usage')
      return told
    },
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  }
}

function answer(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const ended = () => reject(new Error('The server under test ended'))
    child.once('exit', ended)
    child.once('message', (message) => {
      child.off('exit', ended)
      resolve(message)
    })
  })
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as net.AddressInfo
      server.close(() => resolve(port))
    })
  })
}
