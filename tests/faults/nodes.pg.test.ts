import { beforeAll, expect, test } from 'vitest'
import { syncContent } from '@/lib/cases/server/sync-content'
import { completeEnv } from '@/lib/shared/env'
import { person, room } from '../fixtures/builders'
import { hasNginx, startNginx } from '../support/nginx-process'
import { tabOf, until } from '../support/realtime-server'
import { hasRedis, RedisProcess } from '../support/redis-process'
import { freePort, serverProcess } from '../support/server-process'
import { Workload } from './workload'

beforeAll(async () => {
  completeEnv({ AUTH_SECRET: 'a secret of the tests, long enough for anything' })
  await syncContent()
})

/** Says something on one side and measures how long the other takes to read it, in ms. */
async function saidAndRead(
  from: Awaited<ReturnType<typeof tabOf>>,
  to: typeof from,
  text: string,
): Promise<number> {
  const started = performance.now()
  await from.ask({ kind: 'say', text })
  await until(to, (view) => view.room?.chat.some((message) => message.text === text) === true)
  return performance.now() - started
}

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
  while ((await work.events) < 300) await new Promise((resolve) => setTimeout(resolve, 50))
  await work.finish()
  expect(await work.findings()).toEqual([])
  work.close()
  for (const server of servers) server.signal('SIGTERM')
  expect(await Promise.all(servers.map((server) => server.ended))).toEqual([0, 0])
}, 300_000)

test.runIf(hasRedis())(
  '[P9] two processes with Redis, which dies and comes back: nothing is lost, and news is quick again',
  async () => {
    const redis = await RedisProcess.start()
    const start = async () => serverProcess({ port: await freePort(), redisUrl: redis.url })
    const servers = [await start(), await start()]
    const [ines, mara] = [await person('Ines'), await person('Mara')]
    const id = await room(ines, { others: [[mara, 'interviewer']] })
    const a = await tabOf(servers[0]?.url ?? '', ines, id)
    const b = await tabOf(servers[1]?.url ?? '', mara, id)
    await Promise.all([a.open(), b.open()])
    await Promise.all([a, b].map((tab) => until(tab, (view) => view.line.status === 'live')))
    await until(a, (view) => view.online.length === 2)
    for (const text of ['one', 'two', 'three']) expect(await saidAndRead(a, b, text)).toBeLessThan(900)
    const work = new Workload(12)
    await work.open(
      servers.map((server) => server.url),
      2,
    )
    work.start(10)
    await redis.kill()
    const slow = await saidAndRead(a, b, 'without Redis')
    expect(slow).toBeLessThan(3_000)
    expect(await saidAndRead(b, a, 'and back')).toBeLessThan(3_000)
    const before = await work.events
    while ((await work.events) < before + 200) await new Promise((resolve) => setTimeout(resolve, 50))
    await redis.start()
    while ((await saidAndRead(a, b, `again ${performance.now()}`)) > 400)
      await new Promise((resolve) => setTimeout(resolve, 1_100))
    await work.finish()
    expect(await work.findings()).toEqual([])
    for (const tab of [a, b]) tab.close()
    work.close()
    for (const server of servers) server.signal('SIGTERM')
    expect(await Promise.all(servers.map((server) => server.ended))).toEqual([0, 0])
    await redis.end()
  },
  300_000,
)

test.runIf(hasRedis())(
  '[P9] a process that starts before Redis serves its rooms',
  async () => {
    const redisPort = await freePort()
    const server = await serverProcess({ port: await freePort(), redisUrl: `redis://127.0.0.1:${redisPort}` })
    const ines = await person('Ines')
    const id = await room(ines, { mode: 'solo' })
    const a = await tabOf(server.url, ines, id)
    await a.open()
    await until(a, (view) => view.line.status === 'live')
    await a.ask({ kind: 'start' })
    a.close()
    server.signal('SIGTERM')
    expect(await server.ended).toBe(0)
  },
  180_000,
)

test.runIf(hasNginx())(
  '[P9] behind the proxy of the compose file a room goes on when its process is killed',
  async () => {
    const ports: [number, number] = [await freePort(), await freePort()]
    const servers = [await serverProcess({ port: ports[0] }), await serverProcess({ port: ports[1] })]
    const proxy = await startNginx(ports)
    const work = new Workload(13)
    await work.open([proxy.url], 3)
    work.start(10)
    while ((await work.events) < 150) await new Promise((resolve) => setTimeout(resolve, 50))
    servers[0]?.signal('SIGKILL')
    while ((await work.events) < 300) await new Promise((resolve) => setTimeout(resolve, 50))
    await work.finish()
    expect(await work.findings()).toEqual([])
    work.close()
    await proxy.stop()
    servers[1]?.signal('SIGTERM')
    expect(await servers[1]?.ended).toBe(0)
  },
  300_000,
)
