import { once } from 'node:events'
import { statSync } from 'node:fs'
import net from 'node:net'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { startApp } from '@/tests/support/servers/app'
import { readyFolder } from '@/tests/support/servers/ready-folder'
import { temporaryFolder } from '@/tests/support/servers/temporary-folder'

function ownFolder(make = readyFolder): string {
  const { folder, remove } = make('threepoint-start-')
  onTestFinished(remove)
  return folder
}

test('[P10] starts from nothing, stops in time, and starts again with the same secret', async () => {
  const folder = ownFolder(temporaryFolder)
  const first = await startApp({ DATA_DIR: folder })
  expect(first.output()).toContain(`Threepoint is ready: ${first.url}`)
  const secret = statSync(path.join(folder, 'secret'))
  expect(secret.mode & 0o777).toBe(0o600)
  // If it does not stop cleanly, it exits with 1 before 10 s have passed.
  expect(await first.stop('SIGTERM')).toBe(0)

  const second = await startApp({ DATA_DIR: folder })
  expect((await fetch(`${second.url}/readyz`)).status).toBe(200)
  expect(statSync(path.join(folder, 'secret')).mtimeMs).toBe(secret.mtimeMs)
  expect(await second.stop('SIGINT')).toBe(0)
})

test('[P10] starts again after a kill that left its database running, and stops despite a connection that never sends a request', async () => {
  const folder = ownFolder()
  const first = await startApp({ DATA_DIR: folder })
  await first.stop('SIGKILL')
  const app = await startApp({ DATA_DIR: folder })
  expect((await fetch(`${app.url}/readyz`)).status).toBe(200)
  // No token is set for them.
  expect((await fetch(`${app.url}/metrics`)).status).toBe(404)

  const silent = net.connect(Number(new URL(app.url).port), '127.0.0.1')
  await once(silent, 'connect')
  // All earlier requests have been accepted by now, and so has this one.
  expect((await fetch(`${app.url}/livez`)).status).toBe(200)
  silent.on('error', () => {})
  expect(await app.stop()).toBe(0)
  silent.destroy()
})

test('an invalid setting prevents the start and is named', async () => {
  const folder = ownFolder(temporaryFolder)
  await expect(startApp({ DATA_DIR: folder, DATABASE_URL: 'localhost' })).rejects.toThrow(
    /DATABASE_URL is wrong: it must be a Postgres address/,
  )
})
