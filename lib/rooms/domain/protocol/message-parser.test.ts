import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Decoder, Encoder, MALFORMED } from './message-parser'

type Packet = { type: number; nsp: string; data?: unknown; id?: number }

function decode(frame: unknown): Packet[] {
  const decoder = new Decoder()
  const packets: Packet[] = []
  decoder.on('decoded', (packet: Packet) => packets.push(packet))
  decoder.add(frame)
  return packets
}

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

const malformed = [{ type: 2, nsp: '/', data: [MALFORMED] }]

test('one packet is one binary frame and is decoded to the same packet', () => {
  const packets: Packet[] = [
    { type: 0, nsp: '/', data: { tab: 'x' } },
    { type: 1, nsp: '/' },
    { type: 2, nsp: '/', data: ['c', 1, 7, new Uint8Array([1, 2])] },
    { type: 2, nsp: '/', data: ['join', { since: 0 }], id: 4 },
    { type: 3, nsp: '/', data: [{ ok: true }], id: 4 },
  ]
  for (const packet of packets) {
    const frames = new Encoder().encode(packet)
    expect(frames).toHaveLength(1)
    const [read] = decode(frames[0])
    expect(read).toMatchObject({ type: packet.type, nsp: '/', ...(packet.id ? { id: packet.id } : {}) })
    expect(new Encoder().encode(read ?? packet).map(hex)).toEqual(frames.map(hex))
  }
})

test('an edit needs only a handful of bytes around its own', () => {
  const [frame] = new Encoder().encode({ type: 2, nsp: '/', data: ['c', 1, 300, new Uint8Array(40)] })
  expect(frame?.length).toBeLessThanOrEqual(40 + 12)
})

test('[W2] any bytes are one packet: a well-formed one, or one marked as unreadable', () => {
  const allowed = new Set([0, 1, 2, 3, 4])
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      const packets = decode(bytes)
      expect(packets).toHaveLength(1)
      expect(allowed.has(packets[0]?.type ?? -1)).toBe(true)
    }),
    { numRuns: 5_000 },
  )
})

test('[W2] text, names reserved by Socket.IO, bombs and wrong shapes are malformed', () => {
  const pack = (value: unknown[]) =>
    new Encoder().encode({ type: value[0] as number, nsp: '/', data: value[1] })[0]
  const deep = Uint8Array.from([...Array(100_000).fill(0x91), 0xc0])
  const hugeArray = Uint8Array.from([0xdd, 0xff, 0xff, 0xff, 0xff])
  const hugeText = Uint8Array.from([0x92, 0x02, 0xdb, 0xff, 0xff, 0xff, 0xff])
  for (const frame of ['text', '2["c"]', deep, hugeArray, hugeText, new Uint8Array(), null, 7])
    expect(decode(frame)).toEqual(malformed)
  for (const name of ['connect', 'disconnect', 'disconnecting', 'error', 'newListener', 'removeListener'])
    expect(decode(pack([2, [name]]))).toEqual(malformed)
  for (const value of [
    [2, []],
    [2, 'c'],
    [2, [1]],
    [3, ['x']],
    [5, ['c']],
    [-1, ['c']],
    ['2', ['c']],
  ])
    expect(decode(pack(value))).toEqual(malformed)
})
