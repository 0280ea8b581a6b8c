import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { type App, startApp } from '@/tests/support/servers/app'

/** After this silence the server is considered hung and is killed. */
const HANGS_AFTER_MS = 15_000
const POLL_MS = 50
/** As set in deploy/Dockerfile, so that memory shows what the app keeps rather than what glibc does. */
export const MALLOC = {
  MALLOC_ARENA_MAX: '2',
  MALLOC_MMAP_THRESHOLD_: '131072',
  MALLOC_TRIM_THRESHOLD_: '131072',
}
const METRICS_TOKEN = randomBytes(16).toString('hex')

export type WatchedApp = {
  port: number
  rss: () => number
  /** Duration of each /livez response since the last call, in milliseconds. */
  takeLivez: () => number[]
  /** Exits and hangs since the start, each with the server's last output. */
  exits: readonly string[]
  /** Longest delay of the server's event loop since the last call, in ms, as measured by the server. */
  takeLoopDelay: () => Promise<number>
  /** Bytes of objects in the server's heap, including garbage. */
  heap: () => Promise<number>
  stop: () => Promise<void>
}

/** The built app on a fixed port: polled at /livez all the time, and restarted whenever it ends. */
export async function watchApp(
  given: { DATA_DIR: string; PORT: string } & Record<string, string>,
  restarted: () => Promise<void>,
): Promise<WatchedApp> {
  const port = Number(given.PORT)
  const exits: string[] = []
  let livez: number[] = []
  let stopping = false
  let isHung = false
  let app: App
  const start = async () => {
    app = await startApp({ ...given, METRICS_TOKEN, ...MALLOC })
    app.child.once('exit', async (code, signal) => {
      if (stopping) return
      const last = app.output().trim().split('\n').slice(-30).join('\n')
      exits.push(`${isHung ? 'hung' : `ended (${signal ?? code})`}\n${last}`)
      console.log(exits.at(-1))
      isHung = false
      await start()
      await restarted()
    })
  }
  await start()
  const asked = new Set<number>()
  const poll = setInterval(async () => {
    const at = performance.now()
    asked.add(at)
    const [oldest = at] = asked
    if (at - oldest > HANGS_AFTER_MS && !isHung) {
      isHung = true
      app.child.kill('SIGKILL')
    }
    try {
      const answer = await fetch(`http://127.0.0.1:${port}/livez`)
      await answer.arrayBuffer()
      if (answer.ok) livez.push(performance.now() - at)
    } catch {
      // Nothing listens while it restarts; the exit is counted.
    } finally {
      asked.delete(at)
    }
  }, POLL_MS)
  const metric = async (name: string) => {
    const headers = { authorization: `Bearer ${METRICS_TOKEN}` }
    const text = await (await fetch(`http://127.0.0.1:${port}/metrics`, { headers })).text()
    return Number(new RegExp(`^threepoint_${name} (\\S+)`, 'm').exec(text)?.[1])
  }
  return {
    port,
    rss: () => rssOf(app.child.pid ?? 0),
    takeLivez: () => {
      const taken = livez
      livez = []
      return taken
    },
    exits,
    takeLoopDelay: async () => (await metric('nodejs_eventloop_lag_max_seconds')) * 1000,
    heap: () => metric('nodejs_heap_size_used_bytes'),
    stop: async () => {
      stopping = true
      clearInterval(poll)
      await app.stop()
    },
  }
}

/** Bytes in memory; 0 when there is no such process. */
function rssOf(pid: number): number {
  try {
    return Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024
  } catch {
    return 0
  }
}
