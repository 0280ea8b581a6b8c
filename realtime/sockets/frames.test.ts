import { createRequire } from 'node:module'
import { expect, test } from 'vitest'
import { frameOf } from './frames'

/** The receiving side of the websocket library, which is missing from its types. */
const Receiver: new (options: object) => NodeJS.WritableStream & NodeJS.EventEmitter = createRequire(
  import.meta.url,
)('ws').Receiver

test.each([0, 1, 125, 126, 65_535, 65_536, 200_000])('a websocket reads a frame of %i bytes', (length) => {
  const body = Uint8Array.from({ length }, (_, index) => index % 251)
  const receiver = new Receiver({ isServer: false, binaryType: 'nodebuffer' })
  const messages: Buffer[] = []
  receiver.on('message', (data: Buffer, isBinary: boolean) => {
    expect(isBinary).toBe(true)
    messages.push(data)
  })
  receiver.write(frameOf(body))
  expect(messages).toHaveLength(1)
  expect(messages[0]?.equals(body)).toBe(true)
})
