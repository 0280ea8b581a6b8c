import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test, vi } from 'vitest'
import { endFailed } from './end-failed'

test('[AP7] a response that failed while being generated is closed', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  onTestFinished(() => void vi.restoreAllMocks())
  const server = createServer((request, response) => {
    if (request.url === '/begun') response.write('half')
    endFailed(new Error('planted'), response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const whole = await fetch(url)
  expect(whole.status).toBe(500)
  expect(await whole.text()).toBe('Something went wrong on our side. Load this page again.')
  await expect(fetch(`${url}/begun`).then((response) => response.text())).rejects.toThrow()
})
