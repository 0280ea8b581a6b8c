import type { Work } from '@/lib/shared/work'
import { BOARD_LIMITS } from '../board-limits'
import { COST } from '../work'
import { ByteReader, ByteWriter, malformed } from './bytes'

/**
 * The short references of a board: an element's reference is its index in the order of first adds, and never changes.
 */
export class RefTable {
  private readonly places = new Map<string, number>()

  constructor(readonly ids: string[] = []) {
    for (const [place, id] of ids.entries()) this.places.set(id, place)
  }

  of(id: string): number | undefined {
    return this.places.get(id)
  }

  add(id: string): void {
    this.places.set(id, this.ids.length)
    this.ids.push(id)
  }

  /** Removes the last reference, and returns the id it stood for. */
  dropNewest(): string | undefined {
    const id = this.ids.pop()
    if (id !== undefined) this.places.delete(id)
    return id
  }
}

// regex: one class, counted by a constant
const ID = new RegExp(`^[\\x21-\\x7e]{1,${BOARD_LIMITS.idLength}}$`)

/** Whether a string may be the id of an element or a group. */
export function isElementId(value: unknown): value is string {
  return typeof value === 'string' && ID.test(value)
}

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz-'
const CODES = new Map([...ALPHABET].map((letter, code) => [letter, code]))
const PLAIN = 64

/** Writes element ids: as the short reference, as the index among this edit's own adds, or in full. */
export class BoardWriter extends ByteWriter {
  /** The last text written in this patch; the text as typed is encoded relative to it. */
  text: string | null = null
  private readonly added = new Map<string, number>()

  constructor(private readonly refs: RefTable) {
    super()
  }

  id(id: string): void {
    const ref = this.refs.of(id)
    const own = this.added.get(id)
    if (ref !== undefined) this.uint(ref * 2)
    else if (own !== undefined) this.uint(own * 2 + 3)
    else {
      this.uint(1)
      this.name(id)
    }
  }

  /** Writes an id in full; from here on, this edit refers to it by index. */
  newId(id: string): void {
    this.name(id)
    this.added.set(id, this.added.size)
  }

  /** Six bits per character for the usual alphabet, so that Excalidraw's 21 characters take 17 bytes. */
  name(id: string): void {
    const codes = [...id].map((letter) => CODES.get(letter))
    if (codes.includes(undefined)) {
      this.byte(id.length + PLAIN)
      for (let i = 0; i < id.length; i++) this.byte(id.charCodeAt(i))
      return
    }
    this.byte(id.length - 1)
    let bits = 0
    let held = 0
    for (const code of codes) {
      held = (held << 6) | (code ?? 0)
      bits += 6
      if (bits >= 8) {
        bits -= 8
        this.byte((held >> bits) & 0xff)
      }
    }
    if (bits > 0) this.byte((held << (8 - bits)) & 0xff)
  }
}

/** Reads what BoardWriter wrote, given the same table of references or a longer one. */
export class BoardReader extends ByteReader {
  text: string | null = null
  private readonly added: string[] = []

  constructor(
    buffer: Uint8Array,
    private readonly refs: RefTable,
    work?: Work,
  ) {
    super(buffer, work)
  }

  id(): string {
    const code = this.uint()
    if (code === 1) return this.name()
    const id = code % 2 === 0 ? this.refs.ids[code / 2] : this.added[(code - 3) / 2]
    if (id === undefined) throw malformed()
    return id
  }

  newId(): string {
    const id = this.name()
    this.added.push(id)
    return id
  }

  name(): string {
    const head = this.byte()
    this.work.add(COST.name + head)
    const id = head > PLAIN ? String.fromCharCode(...this.bytes(head - PLAIN)) : this.packed(head + 1)
    if (!isElementId(id)) throw malformed()
    return id
  }

  private packed(length: number): string {
    let id = ''
    let bits = 0
    let held = 0
    while (id.length < length) {
      if (bits < 6) {
        held = ((held << 8) | this.byte()) & 0xffff
        bits += 8
      }
      bits -= 6
      id += ALPHABET[(held >> bits) & 0x3f]
    }
    return id
  }
}
