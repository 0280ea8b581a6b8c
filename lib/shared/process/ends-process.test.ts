import { EventEmitter, once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import { createRequire } from 'node:module'
import net, { type AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { endsProcess } from './ends-process'

const load = createRequire(import.meta.url)

function thrownBy(work: () => unknown): unknown {
  try {
    work()
  } catch (error) {
    return error
  }
  throw new Error('Nothing was thrown.')
}

test('[W8] a broken connection does not end the process', async () => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const errors: unknown[] = []
  const broken = once(server, 'clientError').then(([error]) => errors.push(error))
  net.connect(port, '127.0.0.1').end('no such protocol\r\n\r\n')
  await broken
  const free = net.createServer().listen(0, '127.0.0.1')
  await once(free, 'listening')
  const closed = (free.address() as AddressInfo).port
  await new Promise((resolve) => free.close(resolve))
  errors.push(...(await once(net.connect(closed, '127.0.0.1'), 'error')))
  errors.push(
    (await new Promise((resolve) => net.connect(1, 'host.invalid').once('error', resolve))) as Error,
  )
  server.close()
  for (const code of [
    'ECONNRESET',
    'EPIPE',
    'EMFILE',
    'ERR_STREAM_WRITE_AFTER_END',
    'ERR_HTTP_HEADERS_SENT',
    '57P01',
    '53300',
  ])
    errors.push(Object.assign(new Error(code), { code }))
  for (const error of errors) expect(endsProcess(error), String(error)).toBe(false)
})

test('[W8] nor does an error from a library that serves one', async () => {
  const connecting = new WebSocket('ws://127.0.0.1:1')
  connecting.on('error', () => {})
  const Receiver = load('ws').Receiver as new (options: object) => NodeJS.WritableStream & EventEmitter
  const receiver = new Receiver({ isServer: true })
  const breaking = once(receiver, 'error')
  receiver.write(Buffer.from([0xff, 0xff]))
  const [broken] = await breaking
  const { polling: Polling } = load('engine.io').transports as {
    polling: new (request: unknown) => { onRequest: (request: IncomingMessage) => void }
  }
  const polling = new Polling({ _query: {} })
  const errors = [
    thrownBy(() => connecting.send('x')),
    thrownBy(() => polling.onRequest({ method: 'PUT', res: null } as unknown as IncomingMessage)),
    broken,
  ]
  connecting.terminate()
  for (const error of errors) expect(endsProcess(error), String(error)).toBe(false)
})

test('[W8] our own errors, a full memory and an address in use stop the process in order', () => {
  const own = thrownBy(() => (null as unknown as { x: { y: number } }).x.y)
  const full = thrownBy(() => new ArrayBuffer(Number.MAX_SAFE_INTEGER))
  const inUse = Object.assign(new Error('listen EADDRINUSE'), { code: 'EADDRINUSE', syscall: 'listen' })
  for (const error of [own, full, inUse, 'a text', undefined, new Error('no stack', {})])
    expect(endsProcess(error), String(error)).toBe(true)
})

test('[W8] our own error in a listener that a library calls is ours', () => {
  const emitter = new EventEmitter()
  emitter.on('data', () => {
    throw new TypeError('ours')
  })
  expect(endsProcess(thrownBy(() => emitter.emit('data')))).toBe(true)
})
