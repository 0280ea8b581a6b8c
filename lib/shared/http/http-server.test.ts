import { once } from 'node:events'
import type { ServerResponse } from 'node:http'
import net, { type AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { httpServer } from './http-server'

test('[AN2] a response that nobody reads is cut', async () => {
  expect(httpServer().timeout).toBe(60_000)
  const server = httpServer(100).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const client = net.connect((server.address() as AddressInfo).port, '127.0.0.1').pause()
  client.on('error', () => {})
  client.write('GET / HTTP/1.1\r\nHost: app.test\r\n\r\n')
  const [, response] = (await once(server, 'request')) as [unknown, ServerResponse]
  const size = 32 * 1024 * 1024
  response.end(Buffer.alloc(size))
  await once(response, 'close')
  const ended = once(client, 'close')
  client.resume()
  await ended
  expect(client.bytesRead).toBeLessThan(size)
  server.close()
})
