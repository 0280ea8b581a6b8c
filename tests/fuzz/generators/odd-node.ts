import type { Random } from '../../support/board/random'
import { size } from '../input'
import {
  bundled,
  encode,
  extension,
  float64,
  map,
  marked,
  type Node,
  nested,
  pointer,
  raw,
} from './message-pack'

const EXTENSIONS = [0x00, 0x42, 0x52, 0x62, 0x65, 0x69, 0x70, 0x72, 0x73, 0x74, 0x78, 0xff]
const NAMES = ['__proto__', 'constructor', 'prototype', 'toString', 'roomId', 'text', 'x']
const KINDS_OF_LIST = [[[0x91]], [[0xdc, 0, 1]], [[0x81, 0xa1, 0x61]], [[0x91], [0x81, 0xa1, 0x61]]]

const bytes = (random: Random, most: number) =>
  Uint8Array.from({ length: random.below(most) }, () => random.below(256))

/** Each pointer occurs twice in the list before it: a few bytes per level, twice the value. */
function doubling(levels: number): Node {
  let node: Node = marked(0, ['x'])
  for (let level = 1; level <= levels; level++) node = marked(level, [node, pointer(level - 1)])
  return node
}

const FORMS: Readonly<Record<string, (random: Random) => Node>> = {
  extension: (random) => extension(random.pick(EXTENSIONS), bytes(random, 40)),
  'wide integer': (random) =>
    extension(
      0x42,
      Uint8Array.from({ length: size(random, 9, 250) }, () => 0x7f),
    ),
  'list in itself': () => marked(1, [pointer(1)]),
  'map in itself': () => marked(1, map({ a: pointer(1) })),
  'doubling pointers': (random) => doubling(size(random, 4, 40)),
  'bundled strings': (random) => {
    const item = bundled(raw(0xc1), 'x'.repeat(size(random, 10, 2_000)))
    return Array.from({ length: size(random, 1, 100) }, () => item)
  },
  record: (random) =>
    raw(0xd5, 0x72, 0x40, random.below(256), 0x92, 0xa1, 0x61, 0xa1, 0x62, 1, 2, 0x40 + random.below(64)),
  'set or pattern': (random) => raw(0xc7, 0, random.pick([0x73, 0x78, 0x65]), 0x92, 0xa1, 0x28, 0xa1, 0x67),
  deep: (random) => nested(size(random, 10, 5_000), random.pick(KINDS_OF_LIST)),
  wide: (random) => Array.from({ length: size(random, 100, 60_000) }, () => random.below(100)),
  'wide map': (random) => ({
    pairs: Array.from({ length: size(random, 100, 20_000) }, (_, at) => [`k${at}`, null] as const),
  }),
  'same keys': (random) => ({
    pairs: Array.from({ length: size(random, 2, 500) }, () => [random.pick(NAMES), map({ a: 1 })] as const),
  }),
  'odd keys': () => ({
    pairs: [
      [null, 1],
      [[1], 2],
      [true, 3],
      [new Uint8Array(3), 4],
    ],
  }),
  float: (random) =>
    float64(random.pick([Number.NaN, Infinity, -Infinity, -0, 1e308, 5e-324, 2 ** 53, -1e300])),
  'large integer': (random) =>
    random.pick([
      raw(0xcf, ...Array(8).fill(0xff)),
      raw(0xd3, 0x80, ...Array(7).fill(0)),
      2 ** 31,
      -(2 ** 31),
    ]),
  'lying length': (random) =>
    random.pick([
      raw(0xdd, 0xff, 0xff, 0xff, 0xff),
      raw(0xdf, 0x7f, 0xff, 0xff, 0xff, 0xa1, 0x61),
      raw(0xdb, 0xff, 0xff, 0xff, 0xf0, 0x61),
      raw(0xc6, 0x10, 0, 0, 0),
      raw(0xc9, 0xff, 0xff, 0xff, 0xff, 0x42),
      raw(0xdc, 0xff, 0xff),
    ]),
  'long string': (random) => 'ä'.repeat(size(random, 100, 100_000)),
  'bad letters': () => raw(0xa4, 0xff, 0xfe, 0xed, 0xa0),
  'many strings': (random) => Array.from({ length: size(random, 10, 5_000) }, (_, at) => `text ${at}`),
  bytes: (random) => bytes(random, 300),
  'never used': () => raw(0xc1),
  plain: (random) => random.pick<Node>([null, true, 0, -1, '', 'x', '__proto__', [], map({})]),
}

/** A value that no browser of ours would send in place of another. */
export function oddNode(random: Random): Node {
  return random.pick(Object.values(FORMS))(random)
}

/** A value with one of its parts, or all of it, made odd. */
export function withOddPart(node: Node, random: Random): Node {
  if (random.chance(0.2) || node === null || typeof node !== 'object') return oddNode(random)
  if (node instanceof Uint8Array || 'raw' in node) return oddNode(random)
  if ('pairs' in node) {
    if (node.pairs.length === 0) return { pairs: [['extra', oddNode(random)]] }
    const place = random.below(node.pairs.length)
    return {
      pairs: node.pairs.map(
        ([key, value], at) => [key, at === place ? withOddPart(value, random) : value] as const,
      ),
    }
  }
  const place = random.below(Math.max(1, node.length))
  return node.length === 0
    ? [oddNode(random)]
    : node.map((item, at) => (at === place ? withOddPart(item, random) : item))
}

/** A frame of this value with one extra byte, which makes some decoders describe everything that they had read. */
export function oneTooMany(node: Node): Buffer {
  return Buffer.concat([encode(node), Buffer.of(0xc0)])
}
