import { beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { syncContent } from '@/lib/cases/server/sync-content'
import { completeEnv } from '@/lib/shared/env'
import { person, room } from '../fixtures/builders'
import { startNginx } from '../support/servers/nginx-process'
import { realtimeServer, tabOf, until } from '../support/servers/realtime-server'
import { RedisProcess } from '../support/servers/redis-process'
import { freePort, serverProcess } from '../support/servers/server-process'
import { Workload } from './workload'

beforeAll(async () => {
  completeEnv({ AUTH_SECRET: 'a secret of the tests, long enough for anything' })
  await syncContent()
})

test('[P9] two processes without Redis: peers catch up from the log', async () => {
  const servers = [
    await serverProcess({ port: await freePort() }),
    await serverProcess({ port: await freePort() }),
  ]
  const work = new Workload(11)
  await work.open(
    servers.map((server) => server.url),
    2,
  )
  work.start(10)
  await work.reached(300)
  await work.finish()
  expect(await work.findings()).toEqual([])
  work.close()
  for (const server of servers) server.signal('SIGTERM')
  expect(await Promise.all(servers.map((server) => server.ended))).toEqual([0, 0])
}, 300_000)

type Tab = Awaited<ReturnType<typeof tabOf>>

const reads = (tab: Tab, text: string) =>
  until(tab, (view) => view.round?.chat.some((message) => message.text.startsWith(text)) === true)

/** Sends messages until the other side reads one: what Redis forwards before anybody subscribes is lost. */
async function sayUntilRead(from: Tab, to: Tab, text: string): Promise<void> {
  let read = false
  const reading = reads(to, text).then(() => {
    read = true
  })
  for (let times = 1; !read; times++) await from.ask({ kind: 'say', text: `${text} ${times}` })
  await reading
}

test('[P9] Redis delivers updates at once; without it they arrive with the poll of the log each second', async () => {
  const redis = await RedisProcess.start()
  // That check is the only thing that depends on the clock here.
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  onTestFinished(() => void vi.useRealTimers())
  const servers = [
    await realtimeServer(0, { redisUrl: redis.url }),
    await realtimeServer(0, { redisUrl: redis.url }),
  ]
  const [ines, mara] = [await person('Ines'), await person('Mara')]
  const id = await room(ines, { others: [[mara, 'interviewer']] })
  const a = await tabOf(servers[0]?.url ?? '', ines, id)
  const b = await tabOf(servers[1]?.url ?? '', mara, id)
  await Promise.all([a.open(), b.open()])
  await Promise.all([a, b].map((tab) => until(tab, (view) => view.connection.status === 'live')))
  await sayUntilRead(a, b, 'with Redis')
  await sayUntilRead(b, a, 'and back')
  await redis.kill()
  await a.ask({ kind: 'say', text: 'without Redis' })
  const texts = () => b.getView().round?.chat.map((message) => message.text)
  expect(texts()).not.toContain('without Redis')
  vi.advanceTimersByTime(1_000)
  await reads(b, 'without Redis')
  await redis.start()
  await sayUntilRead(a, b, 'again')
  for (const tab of [a, b]) tab.close()
  await Promise.all(servers.map((server) => server.stop()))
  await redis.end()
}, 60_000)

test('[P9] requests that Redis leaves unanswered when it dies are reported, and nothing else ends', async () => {
  const unheard = vi.fn()
  process.on('unhandledRejection', unheard)
  onTestFinished(() => void process.off('unhandledRejection', unheard))
  const redis = await RedisProcess.start()
  const server = await realtimeServer(0, { redisUrl: redis.url })
  await expect.poll(() => server.isReady()).toBe(true)
  redis.freeze()
  server.io.serverSideEmit('a question' as never)
  await redis.kill()
  await expect.poll(() => server.isReady()).toBe(false)
  await server.stop()
  await redis.end()
  expect(unheard).not.toHaveBeenCalled()
}, 60_000)

test('[P9] two processes with Redis, which dies and comes back: nothing is lost', async () => {
  const redis = await RedisProcess.start()
  const start = async () => serverProcess({ port: await freePort(), redisUrl: redis.url })
  const servers = [await start(), await start()]
  const work = new Workload(12)
  await work.open(
    servers.map((server) => server.url),
    2,
  )
  work.start(10)
  await work.reached(100)
  await redis.kill()
  await work.reached(300)
  await redis.start()
  await work.reached(500)
  await work.finish()
  expect(await work.findings()).toEqual([])
  work.close()
  for (const server of servers) server.signal('SIGTERM')
  expect(await Promise.all(servers.map((server) => server.ended))).toEqual([0, 0])
  await redis.end()
}, 300_000)

test('[P9] a process that starts before Redis serves its rooms', async () => {
  const redisUrl = `redis://127.0.0.1:${await freePort()}`
  const server = await serverProcess({ port: await freePort(), redisUrl })
  const ines = await person('Ines')
  const id = await room(ines, { mode: 'solo' })
  const a = await tabOf(server.url, ines, id)
  await a.open()
  await until(a, (view) => view.connection.status === 'live')
  await a.ask({ kind: 'start' })
  a.close()
  server.signal('SIGTERM')
  expect(await server.ended).toBe(0)
}, 180_000)

test('[P9] behind the compose file’s proxy a room continues when its process is killed', async () => {
  const ports: [number, number] = [await freePort(), await freePort()]
  const servers = [await serverProcess({ port: ports[0] }), await serverProcess({ port: ports[1] })]
  const proxy = await startNginx(ports)
  const work = new Workload(13)
  await work.open([proxy.url], 3)
  work.start(10)
  await work.reached(150)
  servers[0]?.signal('SIGKILL')
  await work.reached(300)
  await work.finish()
  expect(await work.findings()).toEqual([])
  work.close()
  await proxy.stop()
  servers[1]?.signal('SIGTERM')
  expect(await servers[1]?.ended).toBe(0)
}, 300_000)
