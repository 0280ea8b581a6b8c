import { type AppError, appError } from '@/lib/shared/errors'
import { Work } from '@/lib/shared/work'
import { COST } from '../work'

/** The error for every message that cannot be decoded; details would not help an honest sender. */
export function malformed(): AppError {
  return appError('board/malformed')
}

const encoder = new TextEncoder()
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** A growing buffer of small numbers and strings. Integers are variable-length, signed ones zigzag. */
export class ByteWriter {
  private buffer = new Uint8Array(256)
  private length = 0

  /** One byte, 0–255. */
  byte(value: number): void {
    this.room(1)
    this.buffer[this.length++] = value
  }

  /** An integer from 0 to 2^53 - 1. */
  uint(value: number): void {
    this.room(8)
    let rest = value
    while (rest >= 0x80) {
      this.buffer[this.length++] = (rest % 0x80) | 0x80
      rest = Math.floor(rest / 0x80)
    }
    this.buffer[this.length++] = rest
  }

  /** An integer of either sign, at most 2^52 away from 0. */
  int(value: number): void {
    this.uint(value < 0 ? -2 * value - 1 : 2 * value)
  }

  bytes(value: Uint8Array): void {
    this.room(value.length)
    this.buffer.set(value, this.length)
    this.length += value.length
  }

  /** A string, preceded by its length in bytes. */
  string(value: string): void {
    const bytes = encoder.encode(value)
    this.uint(bytes.length)
    this.bytes(bytes)
  }

  finish(): Uint8Array {
    return this.buffer.slice(0, this.length)
  }

  private room(extra: number): void {
    if (this.length + extra <= this.buffer.length) return
    const larger = new Uint8Array(Math.max(this.buffer.length * 2, this.length + extra))
    larger.set(this.buffer)
    this.buffer = larger
  }
}

/** Reads what ByteWriter wrote. Any other input throws `board/malformed`, never another error. */
export class ByteReader {
  private at = 0

  constructor(
    private readonly buffer: Uint8Array,
    protected readonly work = new Work(),
  ) {}

  get done(): boolean {
    return this.at === this.buffer.length
  }

  byte(): number {
    const value = this.buffer[this.at++]
    if (value === undefined) throw malformed()
    return value
  }

  uint(): number {
    let value = 0
    let scale = 1
    for (let i = 0; i < 8; i++) {
      const byte = this.byte()
      value += (byte & 0x7f) * scale
      if (byte < 0x80) {
        if (value > Number.MAX_SAFE_INTEGER) throw malformed()
        return value
      }
      scale *= 0x80
    }
    throw malformed()
  }

  int(): number {
    const value = this.uint()
    return value % 2 === 1 ? -(value + 1) / 2 : value / 2
  }

  /**
   * A count of items that take at least `bytesEach` bytes each, so that no message can claim more items than it
   * contains.
   */
  count(bytesEach = 1): number {
    const value = this.uint()
    if (value * bytesEach > this.buffer.length - this.at) throw malformed()
    return value
  }

  bytes(length: number): Uint8Array {
    if (length > this.buffer.length - this.at) throw malformed()
    this.at += length
    return this.buffer.subarray(this.at - length, this.at)
  }

  string(): string {
    this.work.add(COST.string)
    try {
      return decoder.decode(this.bytes(this.uint()))
    } catch {
      throw malformed()
    }
  }
}
