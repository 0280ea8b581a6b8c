/**
 * A MessagePack value. Plain values are written in their shortest form; `raw` is any bytes in place of a value, so that
 * a test can write what no encoder would.
 */
export type Node =
  | null
  | boolean
  | number
  | string
  | Uint8Array
  | readonly Node[]
  | { readonly pairs: readonly (readonly [Node, Node])[] }
  | { readonly raw: Uint8Array }

export function encode(node: Node): Buffer {
  const parts: Uint8Array[] = []
  write(node, parts)
  return Buffer.concat(parts)
}

export const raw = (...bytes: number[]): Node => ({ raw: Uint8Array.from(bytes) })

export const map = (entries: Record<string, Node>): Node => ({ pairs: Object.entries(entries) })

/** An extension with its length in one byte. */
export const extension = (type: number, body: Uint8Array): Node => ({
  raw: Buffer.concat([Uint8Array.of(0xc7, body.length, type), body]),
})

/** msgpackr: the following value can be referred to by this number. */
export const marked = (id: number, node: Node): Node => ({
  raw: Buffer.concat([Uint8Array.of(0xd6, 0x69), uint32(id), encode(node)]),
})

/** msgpackr: the value that was marked with this number. */
export const pointer = (id: number): Node => ({
  raw: Buffer.concat([Uint8Array.of(0xd6, 0x70), uint32(id)]),
})

/** msgpackr: a value whose strings are in a bundle behind it. */
export function bundled(node: Node, strings: string): Node {
  const value = encode(node)
  const size = uint32(value.length + 4)
  return { raw: Buffer.concat([Uint8Array.of(0xd6, 0x62), size, value, encode(strings), encode('')]) }
}

/** Nested lists (or maps). */
export function nested(depth: number, heads: readonly (readonly number[])[], leaf: Node = null): Node {
  const head = Array.from({ length: depth }, (_, level) => heads[level % heads.length] ?? []).flat()
  return { raw: Buffer.concat([Uint8Array.from(head), encode(leaf)]) }
}

export function float64(value: number): Node {
  const bytes = Buffer.alloc(9)
  bytes[0] = 0xcb
  bytes.writeDoubleBE(value, 1)
  return { raw: bytes }
}

function write(node: Node, parts: Uint8Array[]): void {
  if (node === null) parts.push(Uint8Array.of(0xc0))
  else if (typeof node === 'boolean') parts.push(Uint8Array.of(node ? 0xc3 : 0xc2))
  else if (typeof node === 'number') writeNumber(node, parts)
  else if (typeof node === 'string') {
    const bytes = Buffer.from(node)
    parts.push(head(bytes.length, [0xa0, 31], [0xd9, 0xda, 0xdb]), bytes)
  } else if (node instanceof Uint8Array) parts.push(head(node.length, null, [0xc4, 0xc5, 0xc6]), node)
  else if ('raw' in node) parts.push(node.raw)
  else if ('pairs' in node) {
    parts.push(head(node.pairs.length, [0x80, 15], [null, 0xde, 0xdf]))
    for (const [key, value] of node.pairs) {
      write(key, parts)
      write(value, parts)
    }
  } else {
    parts.push(head(node.length, [0x90, 15], [null, 0xdc, 0xdd]))
    for (const item of node) write(item, parts)
  }
}

function writeNumber(value: number, parts: Uint8Array[]): void {
  const isShort = Number.isInteger(value) && value >= -32 && value < 128
  if (isShort) parts.push(Uint8Array.of(value & 0xff))
  else if (Number.isInteger(value) && value >= 0 && value < 2 ** 32)
    parts.push(Uint8Array.of(0xce), uint32(value))
  else write(float64(value), parts)
}

type Heads = readonly [one: number | null, two: number, four: number]

function head(length: number, short: readonly [number, number] | null, [one, two, four]: Heads): Uint8Array {
  if (short && length <= short[1]) return Uint8Array.of(short[0] | length)
  if (one !== null && length < 0x100) return Uint8Array.of(one, length)
  if (length < 0x10000) return Uint8Array.of(two, length >> 8, length & 0xff)
  return Buffer.concat([Uint8Array.of(four), uint32(length)])
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}
