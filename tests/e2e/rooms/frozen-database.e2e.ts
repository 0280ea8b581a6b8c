import { expect, test } from 'vitest'
import { startApp } from '@/tests/support/servers/app'
import { freeze, thaw } from '@/tests/support/servers/postgres-processes'
import { readyFolder } from '@/tests/support/servers/ready-folder'

test('[P11] while Postgres is frozen pages end with an error page, and recover automatically afterwards', async () => {
  const { folder, remove } = readyFolder('threepoint-frozen-')
  const app = await startApp({ DATA_DIR: folder })
  const get = async (path: string) => {
    const response = await fetch(`${app.url}${path}`)
    return { status: response.status, body: await response.text() }
  }
  const asks = '/join/a-link-that-was-never-made'
  const before = await get(asks)
  expect(before.status).toBeLessThan(500)
  freeze(folder)
  // They must be answered while it is frozen: otherwise the test would wait forever.
  const pages = await Promise.all(Array.from({ length: 12 }, () => get(asks)))
  expect(pages.map(({ status }) => status)).toEqual(Array(12).fill(500))
  expect(await get('/readyz')).toMatchObject({
    status: 503,
    body: expect.stringContaining('"database":"failed"'),
  })
  expect((await get('/livez')).status).toBe(200)
  thaw(folder)
  await expect.poll(async () => (await get('/readyz')).status).toBe(200)
  await expect.poll(async () => (await get(asks)).status).toBe(before.status)
  expect(await app.stop()).toBe(0)
  remove()
})
