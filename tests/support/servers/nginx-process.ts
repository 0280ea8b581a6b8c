import { spawn } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import net from 'node:net'
import path from 'node:path'
import { requireServer } from '@/scripts/test-servers.mjs'
import { freePort } from './server-process'
import { temporaryFolder } from './temporary-folder'

/**
 * Runs deploy/nginx.conf with the app's processes at the given ports of this machine.
 * @throws Error when no nginx is installed here
 */
export async function startNginx(
  ports: [number, number],
): Promise<{ url: string; stop: () => Promise<void> }> {
  requireServer('nginx')
  const { folder, remove } = temporaryFolder('threepoint-nginx-')
  const port = await freePort()
  const written = readFileSync(path.resolve('deploy/nginx.conf'), 'utf8')
  const places = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${folder}/${name};`,
  )
  const config = written
    .replaceAll('app1:3000', `127.0.0.1:${ports[0]}`)
    .replaceAll('app2:3000', `127.0.0.1:${ports[1]}`)
    .replace('listen 8080', `listen 127.0.0.1:${port}`)
    .replace('http {', `http { access_log off; ${places.join(' ')}`)
  const file = path.join(folder, 'nginx.conf')
  writeFileSync(file, `daemon off; pid ${folder}/pid; error_log ${folder}/log;\n${config}`)
  const child = spawn('nginx', ['-p', folder, '-c', file], { stdio: ['ignore', 'ignore', 'pipe'] })
  let complaint = ''
  child.stderr.on('data', (data: Buffer) => {
    complaint += data
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  while (!(await listens(port))) {
    if (child.exitCode !== null) throw new Error(`nginx did not start: ${complaint}`)
  }
  return {
    url: `http://127.0.0.1:${port}`,
    stop: async () => {
      child.kill('SIGTERM')
      await ended
      remove()
    },
  }
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1')
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => setTimeout(() => resolve(false), 30))
  })
}
