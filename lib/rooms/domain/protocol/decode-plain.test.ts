import fc from 'fast-check'
import { Packr } from 'msgpackr'
import { expect, test } from 'vitest'
import { AppError } from '@/lib/shared/errors'
import { decodePlain, PlainReader } from './decode-plain'
import { Encoder } from './message-parser'

const LIMITS = { depth: 16, values: 20_000 }
const bytes = (...parts: (number | number[])[]) => Uint8Array.from(parts.flat())
const decode = (message: Uint8Array) => decodePlain(message, LIMITS)
const refused = (message: Uint8Array) => {
  expect(() => decode(message)).toThrow(expect.objectContaining({ code: 'wire/malformed' }))
}
/** A value as written by our own encoder. */
const packr = new Packr({ useRecords: false, encodeUndefinedAsNil: true })

const text = fc.string({ unit: 'grapheme', maxLength: 80 })
/** The encoder writes 0 for -0. */
const number = fc
  .oneof(fc.maxSafeInteger(), fc.double(), fc.integer({ min: -200, max: 70_000 }))
  .map((one) => one + 0)
const { value } = fc.letrec((tie) => ({
  leaf: fc.oneof(fc.constant(null), fc.boolean(), number, text, fc.uint8Array({ maxLength: 300 })),
  value: fc.oneof(
    { maxDepth: 4 },
    tie('leaf'),
    fc.array(tie('value'), { maxLength: 20 }),
    fc.dictionary(
      text.filter((key) => key !== '__proto__'),
      tie('value'),
      { maxKeys: 20, noNullPrototype: true },
    ),
  ),
}))

test('[W4] every packet that our encoder writes is decoded to an equal value', () => {
  fc.assert(
    fc.property(value, fc.nat(), (data, id) => {
      const [frame] = new Encoder().encode({ type: 3, nsp: '/', data: [data], id })
      expect(decode(Uint8Array.from(frame ?? []))).toEqual([3, [data], id])
    }),
    { numRuns: 2_000 },
  )
})

/** Valid messages with bytes changed, removed and repeated, and noise. */
const nearlyValid = fc
  .tuple(value, fc.array(fc.tuple(fc.nat(400), fc.nat(255)), { maxLength: 4 }), fc.nat(400))
  .map(([data, changes, end]) => {
    const message = Uint8Array.from(packr.pack(data))
    for (const [at, byte] of changes) if (at < message.length) message[at] = byte
    return message.subarray(0, Math.max(1, message.length - (end % 3)))
  })

test('[W4] any bytes give a value or a refusal, in a number of steps limited by their length', () => {
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array({ maxLength: 400 }), nearlyValid), (message) => {
      const reader = new PlainReader(message, LIMITS)
      try {
        reader.read(0)
      } catch (error) {
        expect(error).toBeInstanceOf(AppError)
      }
      expect(reader.at).toBeLessThanOrEqual(message.length)
      expect(reader.values).toBeLessThanOrEqual(message.length + 1)
    }),
    { numRuns: 10_000 },
  )
})

test('[W4] no extension is read: records, pointers, shared text, times and large numbers', () => {
  for (let type = 0; type < 256; type++) {
    for (const [tag, size] of [0xd4, 0xd5, 0xd6, 0xd7, 0xd8].map((tag, power) => [tag, 2 ** power] as const))
      refused(bytes(tag, type, Array(size).fill(0)))
    refused(bytes(0xc7, 1, type, 0))
    refused(bytes(0xc8, 0, 1, type, 0))
    refused(bytes(0xc9, 0, 0, 0, 1, type, 0))
  }
  refused(bytes(0xc1))
  const rich = new Packr({ useRecords: false, moreTypes: true, useBigIntExtension: true })
  for (const odd of [new Date(), 2n ** 70n, new Set([1]), /x/, new Error('x')]) refused(rich.pack([odd]))
})

test('[W4] lists and maps are nested at most sixteen deep', () => {
  const deep = (depth: number, tag: number[]) => bytes(...Array<number[]>(depth).fill(tag), 0xc0)
  for (const tag of [[0x91], [0x81, 0xa1, 0x61], [0xdc, 0, 1], [0xdf, 0, 0, 0, 1, 0xa1, 0x61]]) {
    expect(decode(deep(16, tag))).toBeTypeOf('object')
    for (const depth of [17, 1_500, 2_500, 3_500, 30_000]) refused(deep(depth, tag))
  }
})

test('[W4] there are at most 20,000 values, and none is created without bytes for it', () => {
  const list = (length: number) => bytes(0xdd, 0, 0, length >> 8, length & 255, Array(length).fill(0))
  expect(decode(list(19_999))).toHaveLength(19_999)
  refused(list(20_000))
  const huge = [0xff, 0xff, 0xff, 0xff]
  for (const tag of [0xc6, 0xdb, 0xdd, 0xdf]) {
    const reader = new PlainReader(bytes(tag, huge, 0), LIMITS)
    expect(() => reader.read(0)).toThrow(AppError)
    expect(reader.values).toBe(1)
  }
  // Each of these lists claims the maximum length of a message.
  const nested = bytes(...Array<number[]>(10).fill([0xdc, 0x4e, 0x00]), Array(30_000).fill(0))
  const reader = new PlainReader(nested, LIMITS)
  expect(() => reader.read(0)).toThrow(AppError)
  expect(reader.values).toBeLessThanOrEqual(20_001)
})

test('[W4] a message is one value, with text keys only, and no key reaches a prototype', () => {
  refused(bytes())
  refused(bytes(0xc0, 0xc0))
  refused(bytes(0x81, 0x01, 0x01))
  refused(bytes(0x81, 0xa9, [...Buffer.from('__proto__')], 0x80))
  const odd = decode(packr.pack({ constructor: 1, toString: 2, hasOwnProperty: 3 }))
  expect(Object.entries(odd as object)).toEqual([
    ['constructor', 1],
    ['toString', 2],
    ['hasOwnProperty', 3],
  ])
  expect(Object.getPrototypeOf(odd)).toBe(Object.prototype)
})

test('[W4] whole numbers that cannot be represented exactly are refused', () => {
  const wide = (tag: number, number: bigint) => {
    const message = Buffer.alloc(9, tag)
    message.writeBigUInt64BE(BigInt.asUintN(64, number), 1)
    return message
  }
  const most = BigInt(Number.MAX_SAFE_INTEGER)
  for (const [tag, number] of [
    [0xcf, most],
    [0xd3, most],
    [0xd3, -most],
    [0xd3, -1n],
  ] as const)
    expect(decode(wide(tag, number))).toBe(Number(number))
  for (const [tag, number] of [
    [0xcf, most + 1n],
    [0xcf, 2n ** 64n - 1n],
    [0xd3, most + 1n],
    [0xd3, -(2n ** 63n)],
  ] as const)
    refused(wide(tag, number))
})

test('[W4] a few bytes that are kept do not keep their message alive', () => {
  const chunk = new Uint8Array(65_536)
  chunk.set([0xc4, 4, 1, 2, 3, 4], 100)
  const kept = decode(chunk.subarray(100, 106)) as Uint8Array
  expect([...kept]).toEqual([1, 2, 3, 4])
  expect(kept.buffer.byteLength).toBe(4)
})
