import { setTimeout as wait } from 'node:timers/promises'
import type { Binaries } from './binaries'
import type { Home } from './home'
import { freePort, type Postmaster, removeStaleLock, startPostmaster, stopPostmaster } from './postmaster'

/** Attempts at the first start, after which the person at the terminal is told the reason. */
const FIRST_ATTEMPTS = 10
/** Pauses between attempts while the app runs, in ms: the first one, and the maximum that they grow to. */
export const PAUSES = { first: 100, longest: 30_000 }
/** After a server has run for this long, in ms, the pauses start short again. */
const STEADY = 10_000

/** Keeps one embedded Postgres running on one port for as long as the app runs. */
export class Supervisor {
  private readonly stopping = new AbortController()
  private server: Postmaster | undefined
  private failures = 0
  private trouble: { reason: string; tryAt: number } | null = null

  constructor(
    private readonly home: Home,
    private readonly programs: Binaries,
    private readonly options: { durable: boolean },
    private readonly pauses = PAUSES,
  ) {}

  get port(): number {
    return this.server?.port ?? 0
  }

  /** Why the server is down, and when the next attempt is; null while it runs. */
  down(): string | null {
    if (!this.trouble) return null
    const { reason, tryAt } = this.trouble
    const seconds = Math.ceil((tryAt - Date.now()) / 1_000)
    return seconds > 0
      ? `starting again, next try in ${seconds} s: ${reason}`
      : `starting again, which may take a while: ${reason}`
  }

  /** Starts the server and watches it from then on. @throws Error with the reason if it does not start */
  async start(): Promise<void> {
    // A port may be taken in the meantime, and the children of a killed server need a moment to exit.
    for (let attempt = 1; ; attempt++) {
      this.server = startPostmaster(this.programs.postgres, this.home, {
        ...this.options,
        port: await freePort(),
      })
      const reason = await Promise.race([this.server.ready, this.server.ended])
      if (reason === undefined) break
      if (attempt === FIRST_ATTEMPTS) throw new Error(`Postgres did not start: ${reason}`)
      await wait(attempt * 100)
    }
    void this.keepRunning(this.server)
  }

  async stop(): Promise<void> {
    this.stopping.abort()
    const { pid, exitCode, signalCode } = this.server?.child ?? {}
    // The id of a process that has ended may belong to another process by now.
    if (pid && exitCode === null && signalCode === null) await stopPostmaster(pid)
  }

  /** The minimum to do if the process ends immediately. */
  stopNow(): void {
    this.server?.child.kill('SIGINT')
  }

  private async keepRunning(first: Postmaster): Promise<void> {
    let server = first
    let readyAt = performance.now()
    for (;;) {
      const reason = await server.ended
      if (this.stopping.signal.aborted) return
      if (performance.now() - readyAt >= STEADY) this.failures = 0
      const pause = pauseAfter(++this.failures, this.pauses)
      this.trouble = { reason, tryAt: Date.now() + pause }
      log('error', `Postgres ended: ${reason}. Trying again in ${pause / 1_000} s.`)
      await wait(pause, undefined, { signal: this.stopping.signal }).catch(() => {})
      if (this.stopping.signal.aborted) return
      if (/lock file/.test(reason)) removeStaleLock(this.home)
      const next = startPostmaster(this.programs.postgres, this.home, { ...this.options, port: server.port })
      readyAt = Number.POSITIVE_INFINITY
      void next.ready.then(() => {
        readyAt = performance.now()
        this.trouble = null
        log('info', 'Postgres runs again.')
      })
      this.server = server = next
    }
  }
}

/** How long to wait after this many failures in a row, in ms. */
export function pauseAfter(failures: number, { first, longest } = PAUSES): number {
  return Math.min(longest, first * 2 ** (failures - 1))
}

function log(level: 'error' | 'info', message: string): void {
  const line = JSON.stringify({ at: new Date().toISOString(), level, what: 'database', message })
  if (level === 'error') console.error(line)
  else console.info(line)
}
