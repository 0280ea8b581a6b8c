import { SOCKET_PATH } from '@/lib/rooms/domain/protocol/wire'
import type { Random } from '../../support/board/random'
import { type Forms, mutated, size } from '../input'
import { frameForms } from './frames'
import { COOKIE, HOST } from './odd-http'

const CONTINUATION = 0
const [TEXT, BINARY, CLOSE, PING, PONG] = [1, 2, 8, 9, 10]

/** One websocket frame, masked with zeros, so that the body is unchanged. */
export function frame(
  opcode: number,
  body: Uint8Array,
  options: { first?: number; length?: number; masked?: boolean } = {},
): Buffer {
  const { first = 0x80 | opcode, length = body.length, masked = true } = options
  const mark = masked ? 0x80 : 0
  const head = Buffer.alloc(length < 126 ? 2 : length < 65_536 ? 4 : 10)
  head[0] = first
  head[1] = mark | (length < 126 ? length : length < 65_536 ? 126 : 127)
  if (head.length === 4) head.writeUInt16BE(length, 2)
  if (head.length === 10) head.writeBigUInt64BE(BigInt(length), 2)
  return Buffer.concat([head, masked ? Buffer.alloc(4) : Buffer.alloc(0), body])
}

const text = (word: string) => frame(TEXT, Buffer.from(word))

function handshake(random: Random, options: { plain?: boolean } = {}): Buffer {
  const odd = !options.plain && random.chance(0.2)
  const path = odd
    ? random.pick([
        '/',
        '/rt',
        '/rt/x',
        '/_next/webpack-hmr',
        '/rt/?EIO=4',
        '/rt/?transport=websocket',
        '/rt/?EIO=4&transport=websocket&sid=x',
      ])
    : `${SOCKET_PATH}?EIO=4&transport=websocket`
  const lines = [
    `GET ${path} HTTP/1.1`,
    `host: ${HOST}`,
    'connection: Upgrade',
    `upgrade: ${odd ? random.pick(['websocket', 'h2c', 'WebSocket', 'x']) : 'websocket'}`,
    `sec-websocket-version: ${odd ? random.pick(['13', '8', 'x']) : 13}`,
    `sec-websocket-key: ${odd ? random.pick(['x', '', 'dGhlIHNhbXBsZSBub25jZQ==']) : 'dGhlIHNhbXBsZSBub25jZQ=='}`,
    odd
      ? random.pick(['', 'origin: https://a.b', 'origin: null', `origin: https://${HOST}`])
      : `origin: http://${HOST}`,
    random.pick(['', '', `cookie: ${COOKIE}`, 'cookie: next-auth.session-token=x']),
    random.pick([
      '',
      '',
      'sec-websocket-extensions: permessage-deflate; client_max_window_bits',
      'sec-websocket-protocol: a, b',
    ]),
  ]
  return Buffer.from(`${lines.filter(Boolean).join('\r\n')}\r\n\r\n`)
}

const packet = (random: Random) => random.pick(Object.values(frameForms))(random)

const FRAMES: Readonly<Record<string, (random: Random) => Buffer>> = {
  'engine words': (random) =>
    Buffer.concat(
      Array.from({ length: size(random, 1, 200) }, () =>
        text(
          random.pick([
            '0',
            '1',
            '2',
            '2probe',
            '3',
            '3probe',
            '4',
            '40',
            '42["a"]',
            '5',
            '6',
            '7',
            'b',
            'bAAAA',
            '',
            'ä',
            '{}',
          ]),
        ),
      ),
    ),
  'a packet before the connect packet': (random) => frame(BINARY, packet(random)),
  'connect and then a packet': (random) =>
    Buffer.concat([frame(BINARY, Uint8Array.of(0x92, 0, 0xc0)), frame(BINARY, packet(random))]),
  'many packets': (random) =>
    Buffer.concat(
      Array.from({ length: size(random, 1, 60) }, () => frame(BINARY, packet(random).subarray(0, 2_000))),
    ),
  'many pieces': (random) =>
    Buffer.concat([
      frame(BINARY, Uint8Array.of(1), { first: BINARY }),
      ...Array.from({ length: size(random, 1, 5_000) }, () =>
        frame(CONTINUATION, Uint8Array.of(1), { first: 0 }),
      ),
      frame(CONTINUATION, Uint8Array.of(1)),
    ]),
  'empty pieces': (random) =>
    Buffer.concat(Array.from({ length: size(random, 1, 5_000) }, () => frame(BINARY, new Uint8Array()))),
  'reserved bits': (random) => frame(BINARY, packet(random), { first: random.below(256) }),
  'not masked': (random) => frame(BINARY, packet(random), { masked: false }),
  'lying length': (random) =>
    frame(BINARY, packet(random), {
      length: random.pick([0, 1, 200_000, 262_145, 300_000, 2 ** 31, 2 ** 40]),
    }),
  'too large': (random) => frame(BINARY, Buffer.alloc(size(random, 200_000, 320_000), 0x91)),
  pings: (random) =>
    Buffer.concat(
      Array.from({ length: size(random, 1, 2_000) }, () =>
        frame(random.pick([PING, PONG]), Buffer.alloc(random.below(126))),
      ),
    ),
  'long ping': () => frame(PING, Buffer.alloc(1_000)),
  closes: (random) =>
    frame(
      CLOSE,
      random.pick([
        new Uint8Array(),
        Uint8Array.of(3),
        Uint8Array.of(3, 232),
        Uint8Array.of(0, 0, 255),
        Uint8Array.of(3, 233, 0xff, 0xfe),
      ]),
    ),
  'bad text': () => frame(TEXT, Uint8Array.of(0xff, 0xfe)),
  noise: (random) => Buffer.from(Array.from({ length: size(random, 1, 2_000) }, () => random.below(256))),
}

/** A complete connection of somebody who may not be signed in: the upgrade request, then frames. */
export const upgradeForms: Forms = {
  ...Object.fromEntries(
    Object.entries(FRAMES).map(([name, make]) => [
      name,
      (random: Random) => Buffer.concat([handshake(random), make(random)]),
    ]),
  ),
  'changed request': (random) => mutated(handshake(random, { plain: true }), random),
  'changed bytes': (random) => {
    const make = random.pick(Object.values(FRAMES))
    return Buffer.concat([handshake(random, { plain: true }), mutated(make(random), random)])
  },
}
