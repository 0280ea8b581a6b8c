import { type AppError, appError } from '@/lib/shared/errors'

export type DecodeLimits = {
  /** Maximum nesting of lists and maps. */
  depth: number
  /** Maximum number of values, including map keys. */
  values: number
}

/**
 * Decodes plain MessagePack from an untrusted sender: nil, booleans, numbers, text, bytes, lists and maps
 * with text keys. Extensions are refused: general decoders use them for records, pointers and shared text,
 * which let a short message become a huge or endless one. Each value takes at least one byte, a length is
 * checked against the remaining bytes before memory is allocated, and nothing is read twice, so time and
 * memory are linear in the number of bytes.
 * @throws AppError `wire/malformed`
 */
export function decodePlain(bytes: Uint8Array, limits: DecodeLimits): unknown {
  const reader = new PlainReader(bytes, limits)
  const value = reader.read(0)
  if (reader.at !== bytes.length) throw unreadable()
  return value
}

/** Longer text is left to TextDecoder, whose call overhead is too high for a few characters. */
const SHORT_TEXT = 24
const utf8 = new TextDecoder('utf-8', { ignoreBOM: true })

/** One pass over the bytes of one message. `at` and `values` only increase. */
export class PlainReader {
  at = 0
  values = 0
  private numbers: DataView | undefined

  constructor(
    private readonly bytes: Uint8Array,
    private readonly limits: DecodeLimits,
  ) {}

  read(depth: number): unknown {
    if (++this.values > this.limits.values) throw unreadable()
    const tag = this.byte()
    if (tag < 0x80) return tag
    if (tag >= 0xe0) return tag - 0x100
    if (tag < 0x90) return this.map(tag & 0x0f, depth)
    if (tag < 0xa0) return this.list(tag & 0x0f, depth)
    if (tag < 0xc0) return this.text(tag & 0x1f)
    switch (tag) {
      case 0xc0:
        return null
      case 0xc2:
        return false
      case 0xc3:
        return true
      case 0xc4:
      case 0xc5:
      case 0xc6:
        return this.binary(this.unsigned(1 << (tag - 0xc4)))
      case 0xca:
        return this.view().getFloat32(this.take(4))
      case 0xcb:
        return this.view().getFloat64(this.take(8))
      case 0xcc:
      case 0xcd:
      case 0xce:
        return this.unsigned(1 << (tag - 0xcc))
      case 0xcf:
        return safe(this.unsigned(4) * 2 ** 32 + this.unsigned(4))
      case 0xd0:
        return (this.byte() << 24) >> 24
      case 0xd1:
        return (this.unsigned(2) << 16) >> 16
      case 0xd2:
        return this.unsigned(4) | 0
      case 0xd3:
        return safe((this.unsigned(4) | 0) * 2 ** 32 + this.unsigned(4))
      case 0xd9:
      case 0xda:
      case 0xdb:
        return this.text(this.unsigned(1 << (tag - 0xd9)))
      case 0xdc:
      case 0xdd:
        return this.list(this.unsigned(2 << (tag - 0xdc)), depth)
      case 0xde:
      case 0xdf:
        return this.map(this.unsigned(2 << (tag - 0xde)), depth)
      default:
        throw unreadable()
    }
  }

  private list(length: number, depth: number): unknown[] {
    this.enter(length, depth)
    const list: unknown[] = []
    for (let index = 0; index < length; index++) list.push(this.read(depth + 1))
    return list
  }

  private map(length: number, depth: number): Record<string, unknown> {
    this.enter(2 * length, depth)
    const map: Record<string, unknown> = {}
    for (let index = 0; index < length; index++) {
      const key = this.read(depth + 1)
      // The one key that would set the prototype instead of a property.
      if (typeof key !== 'string' || key === '__proto__') throw unreadable()
      map[key] = this.read(depth + 1)
    }
    return map
  }

  private enter(values: number, depth: number): void {
    if (depth >= this.limits.depth || values > this.bytes.length - this.at) throw unreadable()
  }

  private text(length: number): string {
    const start = this.take(length)
    if (length > SHORT_TEXT) return utf8.decode(this.bytes.subarray(start, this.at))
    let text = ''
    for (let index = start; index < this.at; index++) {
      const byte = this.bytes[index] ?? 0
      if (byte >= 0x80) return utf8.decode(this.bytes.subarray(start, this.at))
      text += String.fromCharCode(byte)
    }
    return text
  }

  /**
   * Copied, so that data kept from a message does not keep alive the much larger network chunk that it
   * arrived in.
   */
  private binary(length: number): Uint8Array {
    const { buffer, byteOffset } = this.bytes
    const found = new Uint8Array(buffer, byteOffset + this.take(length), length)
    return buffer.byteLength > 2 * length ? new Uint8Array(found) : found
  }

  private unsigned(size: number): number {
    let value = 0
    for (let count = 0; count < size; count++) value = value * 256 + this.byte()
    return value
  }

  private view(): DataView {
    const { buffer, byteOffset, byteLength } = this.bytes
    this.numbers ??= new DataView(buffer, byteOffset, byteLength)
    return this.numbers
  }

  private byte(): number {
    const byte = this.bytes[this.at]
    if (byte === undefined) throw unreadable()
    this.at++
    return byte
  }

  /** Advances over bytes, after checking that they exist. @returns where they begin */
  private take(length: number): number {
    const start = this.at
    if (length > this.bytes.length - start) throw unreadable()
    this.at = start + length
    return start
  }
}

function safe(value: number): number {
  if (!Number.isSafeInteger(value)) throw unreadable()
  return value
}

function unreadable(): AppError {
  return appError('wire/malformed')
}
