import { beforeAll, expect, test } from 'vitest'
import { syncContent } from '@/lib/cases/server/sync-content'
import { completeEnv } from '@/lib/shared/env'
import { freePort, serverProcess } from '../support/servers/server-process'
import { TcpProxy } from '../support/servers/tcp-proxy'
import { killServer } from './kills'
import { Workload } from './workload'

const kills = Number(process.env.KILLS ?? 6)

beforeAll(async () => {
  completeEnv({ AUTH_SECRET: 'a secret of the tests, long enough for anything' })
  await syncContent()
})

test(`[P1] ${kills} kills at the worst moments lose nothing that was acknowledged, and duplicate nothing`, async () => {
  const outcome = await killServer(7, kills)
  expect(outcome.findings).toEqual([])
  expect(outcome.events).toBeGreaterThan(kills * 10)
}, 1_800_000)

test('[P10] a server told to stop under load shuts down cleanly and loses nothing', async () => {
  const port = await freePort()
  let server = await serverProcess({ port })
  const work = new Workload(3)
  await work.open([server.url], 4)
  work.start(2)
  await work.reached(300)
  server.signal('SIGTERM')
  expect(await server.ended).toBe(0)
  server = await serverProcess({ port })
  await work.finish()
  expect(await work.findings()).toEqual([])
  work.close()
  server.signal('SIGTERM')
  await server.ended
}, 120_000)

test('[P2] connections that are slow, break and go dead leave everybody equal', async () => {
  const port = await freePort()
  const server = await serverProcess({ port })
  const lines = [await TcpProxy.to(port), await TcpProxy.to(port)]
  const [first, second] = lines
  if (!first || !second) throw new Error('No lines')
  const work = new Workload(5)
  await work.open([first.url, second.url], 2)
  work.start()
  first.delay = 40
  await work.reached(200)
  second.reset()
  await work.reached(350)
  first.silent = true
  await work.reached(500)
  first.silent = false
  first.reset()
  await work.finish()
  expect(await work.findings()).toEqual([])
  work.close()
  for (const line of lines) line.close()
  server.signal('SIGTERM')
  await server.ended
}, 120_000)
