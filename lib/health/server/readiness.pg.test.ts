import { createClient } from 'redis'
import { afterEach, expect, test } from 'vitest'
import { pool } from '@/lib/db/pool'
import { lifecycle } from '@/lib/shared/process/lifecycle'
import { realtimeServer } from '@/tests/support/servers/realtime-server'
import { RedisProcess } from '@/tests/support/servers/redis-process'
import { readiness } from './readiness'

afterEach(() => {
  lifecycle().stopping = false
  lifecycle().migrations = []
  lifecycle().roomsReady = null
})

test('ready when the database responds and has every migration', async () => {
  lifecycle().migrations = ['0001_init']
  expect(await readiness()).toEqual({
    ready: true,
    checks: { database: 'ok', migrations: 'ok', running: 'ok' },
  })
})

test('not ready while a migration is missing', async () => {
  lifecycle().migrations = ['0001_init', '9999_not_there']
  expect(await readiness()).toMatchObject({ ready: false, checks: { database: 'ok', migrations: 'failed' } })
})

test('not ready while stopping', async () => {
  lifecycle().stopping = true
  expect(await readiness()).toMatchObject({ ready: false, checks: { running: 'failed' } })
})

test('not ready while the socket side is draining, or receives nothing from the other processes', async () => {
  const server = await realtimeServer()
  lifecycle().roomsReady = server.isReady
  expect(await readiness()).toMatchObject({ ready: true, checks: { rooms: 'ok', running: 'ok' } })
  await server.drain()
  expect(await readiness()).toMatchObject({ ready: false, checks: { rooms: 'failed', running: 'ok' } })
  const { GET } = await import('@/app/readyz/route')
  expect((await GET()).status).toBe(503)
  await server.stop()
})

test('not ready while Redis, which connects the processes, is unreachable, and ready once it is back', async () => {
  const redis = await RedisProcess.start()
  const server = await realtimeServer(0, { redisUrl: redis.url })
  lifecycle().roomsReady = server.isReady
  // It listens on two channels, and must not be cut off while subscribing to them.
  const onlooker = await createClient({ url: redis.url }).connect()
  await expect.poll(() => onlooker.pubSubChannels()).toHaveLength(2)
  onlooker.destroy()
  const { GET } = await import('@/app/readyz/route')
  const answer = async () => {
    const response = await GET()
    return [response.status, (await response.json()).rooms]
  }
  await expect.poll(answer).toEqual([200, 'ok'])
  await redis.kill()
  await expect.poll(answer).toEqual([503, 'failed'])
  await redis.start()
  await expect.poll(answer).toEqual([200, 'ok'])
  await server.stop()
  await redis.end()
}, 60_000)

test("not ready without the database, and reports so before users' requests time out", async () => {
  const held = await Promise.all(Array.from({ length: 5 }, () => pool().connect()))
  const givenUp = pool()
    .connect()
    .then(
      () => 'a connection',
      () => 'given up',
    )
  const first = await Promise.race([readiness(), givenUp])
  expect(first).toMatchObject({ ready: false, checks: { database: 'failed' } })
  expect(await givenUp).toBe('given up')
  for (const client of held) client.release()
})
