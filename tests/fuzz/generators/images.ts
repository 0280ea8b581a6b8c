import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'
import type { Random } from '../../support/board/random'
import { type Forms, mutated, size } from '../input'

const SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')

/** Small pictures in each format that a board accepts, and in some that it does not. */
const PICTURES = await Promise.all(
  (['png', 'jpeg', 'webp', 'gif', 'tiff', 'avif'] as const).map((format) =>
    sharp({ create: { width: 24, height: 16, channels: 3, background: '#a5d8ff' } })
      .toFormat(format)
      .toBuffer(),
  ),
)

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value >>> 0)
  return bytes
}

function chunk(name: string, body: Uint8Array, length = body.length): Buffer {
  const named = Buffer.concat([Buffer.from(name), body])
  return Buffer.concat([uint32(length), named, uint32(crc32(named))])
}

type Png = {
  width: number
  height: number
  depth: number
  color: number
  interlace: number
  pixels: Uint8Array
  extra?: Buffer[]
}

function png({ width, height, depth, color, interlace, pixels, extra = [] }: Png): Buffer {
  const head = Buffer.concat([uint32(width), uint32(height), Uint8Array.of(depth, color, 0, 0, interlace)])
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', head),
    ...extra,
    chunk('IDAT', deflateSync(pixels)),
    chunk('IEND', new Uint8Array()),
  ])
}

const small = (random: Random, extra: Buffer[] = []): Buffer => {
  const [width, height] = [size(random, 1, 64), size(random, 1, 64)]
  return png({
    width,
    height,
    depth: 8,
    color: 0,
    interlace: random.below(2),
    pixels: Buffer.alloc((width + 1) * height * 2),
    extra,
  })
}

const picture = (random: Random): Buffer => random.pick(PICTURES)

/** Files that are put on a board as images. */
export const imageForms: Forms = {
  picture,
  'changed bytes': (random) => mutated(picture(random), random),
  'cut off': (random) => picture(random).subarray(0, random.below(600)),
  'with a tail': (random) => Buffer.concat([picture(random), Buffer.alloc(size(random, 1, 100_000), 0x3c)]),
  'two in one': (random) => Buffer.concat([picture(random), picture(random)]),
  'head of one, body of another': (random) => {
    const at = random.below(40)
    return Buffer.concat([picture(random).subarray(0, at), picture(random).subarray(at)])
  },
  'unpacks into much': (random) => {
    const [width, height] = [size(random, 1_000, 30_000), size(random, 1_000, 3_000)]
    return png({
      width,
      height,
      depth: 1,
      color: 0,
      interlace: 0,
      pixels: Buffer.alloc((Math.ceil(width / 8) + 1) * height),
    })
  },
  'says that it is large': (random) => {
    const [width, height] = [
      random.pick([1, 65_535, 2 ** 31 - 1, 2 ** 32 - 1, 0]),
      random.pick([1, 65_535, 0, 2 ** 31]),
    ]
    return png({ width, height, depth: 8, color: 6, interlace: 1, pixels: Buffer.alloc(random.below(1_000)) })
  },
  'odd head': (random) =>
    png({
      width: 8,
      height: 8,
      depth: random.below(33),
      color: random.below(9),
      interlace: random.below(4),
      pixels: Buffer.alloc(random.below(500)),
    }),
  'odd chunks': (random) => {
    const names = [
      'iCCP',
      'zTXt',
      'iTXt',
      'tEXt',
      'eXIf',
      'PLTE',
      'tRNS',
      'acTL',
      'fcTL',
      'fdAT',
      'gAMA',
      'sBIT',
      'hIST',
      'xxxx',
      'IHDR',
      'IEND',
    ]
    const chunks = Array.from({ length: size(random, 1, 300) }, () => {
      const packed = deflateSync(Buffer.alloc(size(random, 1, 200_000)))
      return chunk(
        random.pick(names),
        random.chance(0.5)
          ? Buffer.concat([Buffer.from('name\0\0'), packed])
          : Buffer.alloc(random.below(60)),
      )
    })
    return small(random, chunks).subarray(0, 1_000_000)
  },
  'lying chunk': (random) =>
    small(random, [chunk('tEXt', Buffer.alloc(10), random.pick([0, 9, 11, 2 ** 31 - 1, 2 ** 32 - 1]))]),
  'not a picture': (random) =>
    random.pick([
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>'),
      Buffer.from('<!doctype html><script>1</script>'),
      Buffer.from('%PDF-1.7\n'),
      Buffer.from('P6 60000 60000 255\n'),
      Buffer.from('BM'),
      Buffer.alloc(size(random, 1, 50_000)),
      new Uint8Array() as Buffer,
    ]),
}
