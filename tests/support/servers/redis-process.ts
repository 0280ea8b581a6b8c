import { type ChildProcess, spawn } from 'node:child_process'
import { requireServer } from '@/scripts/test-servers.mjs'
import { freePort } from './server-process'
import { temporaryFolder } from './temporary-folder'

/** A separate Redis for one test, which can be stopped and restarted on the same port. */
export class RedisProcess {
  private child: ChildProcess | undefined
  private readonly folder = temporaryFolder('threepoint-redis-')

  private constructor(readonly port: number) {}

  /** @throws Error when no Redis is installed here */
  static async start(): Promise<RedisProcess> {
    requireServer('redis-server')
    const redis = new RedisProcess(await freePort())
    await redis.start()
    return redis
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}`
  }

  async start(): Promise<void> {
    const child = spawn('redis-server', [
      '--port',
      String(this.port),
      '--save',
      '',
      '--dir',
      this.folder.folder,
    ])
    this.child = child
    await new Promise<void>((resolve, reject) => {
      child.once('error', reject)
      child.stdout.on('data', (data: Buffer) => {
        if (String(data).includes('Ready to accept')) resolve()
      })
    })
  }

  /** From here on it accepts commands and answers none, until it is killed. */
  freeze(): void {
    this.child?.kill('SIGSTOP')
  }

  async kill(): Promise<void> {
    const { child } = this
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    await new Promise((resolve) => {
      child.once('exit', resolve)
      child.kill('SIGKILL')
    })
  }

  async end(): Promise<void> {
    await this.kill()
    this.folder.remove()
  }
}
