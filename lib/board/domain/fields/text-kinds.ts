import { BOARD_LIMITS } from '../board-limits'
import { isOrderKey } from '../order/order-key'
import { badValue, type FieldKind } from './field-kind'
import { isElementId } from './refs'

const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g

/** Half a surrogate pair cannot be encoded; it becomes the replacement character, as it would on the wire. */
function wellFormed(value: string): string {
  return value.replace(LONE_SURROGATE, '\uFFFD')
}

const BEYOND_ASCII = /[\u0080-\uffff]/

function utf8Size(value: string): number {
  let size = value.length + 2
  // Most texts are plain ASCII, which a regular expression detects in a quarter of the time.
  if (!BEYOND_ASCII.test(value)) return size
  for (let i = 0; i < value.length; i++) {
    const code = value.charCodeAt(i)
    if (code > 0x7f) size += code > 0x7ff ? 2 : 1
  }
  return size
}

function words(most: number, allowed?: RegExp): FieldKind<string> {
  const check = (value: unknown) => {
    if (typeof value !== 'string' || value.length > most || (allowed && !allowed.test(value)))
      throw badValue()
    return value
  }
  return {
    clean: (value) => wellFormed(check(value)),
    same: (held, live) => held === live,
    size: utf8Size,
    write: (to, value) => to.string(value),
    read: (from) => check(from.string()),
  }
}

export const name = words(BOARD_LIMITS.nameLength)
export const link = words(BOARD_LIMITS.linkLength)

const plainColor = words(BOARD_LIMITS.colorLength, /^[\w#%(),./ +-]*$/)

export const color: FieldKind<string> = {
  ...plainColor,
  write: (to, value) => {
    if (!/^#[0-9a-f]{6}$/.test(value)) {
      to.byte(0)
      plainColor.write(to, value)
      return
    }
    to.byte(1)
    for (const at of [1, 3, 5]) to.byte(Number.parseInt(value.slice(at, at + 2), 16))
  },
  read: (from) => {
    const form = from.byte()
    if (form === 0) return plainColor.read(from)
    if (form !== 1) throw badValue()
    return `#${[...from.bytes(3)].map((part) => part.toString(16).padStart(2, '0')).join('')}`
  },
}

const plainText = words(BOARD_LIMITS.elementBytes)

/** Text as laid out. The writer remembers it for encoding the text as typed. */
export const textKind: FieldKind<string> = {
  ...plainText,
  write: (to, value) => {
    to.text = value
    plainText.write(to, value)
  },
  read: (from) => {
    from.text = plainText.read(from)
    return from.text
  },
}

const LITERAL = 0
const SAME = 1
const WRAPPED = 2

/** Text as typed: usually the laid-out text with some line breaks undone, so only those are written. */
export const typedText: FieldKind<string> = {
  ...plainText,
  write: (to, value) => {
    const breaks = to.text === null ? null : breaksBetween(to.text, value)
    if (to.text === value) to.byte(SAME)
    else if (breaks) {
      to.byte(WRAPPED)
      for (const kind of breaks) to.byte(kind)
    } else {
      to.byte(LITERAL)
      plainText.write(to, value)
    }
  },
  read: (from) => {
    const form = from.byte()
    if (form === LITERAL) return plainText.read(from)
    if (from.text === null || form > WRAPPED) throw badValue()
    if (form === SAME) return from.text
    return from.text.replace(/\n/g, () => {
      const undone = UNDONE[from.byte()]
      if (undone === undefined) throw badValue()
      return undone
    })
  },
}

/** The original text at a break that the layout made: a typed break, a space, or nothing. */
const UNDONE = ['\n', ' ', ''] as const

function breaksBetween(laidOut: string, typed: string): number[] | null {
  const breaks: number[] = []
  let at = 0
  for (const letter of laidOut) {
    if (letter === '\n') {
      const kind = typed[at] === '\n' ? 0 : typed[at] === ' ' ? 1 : 2
      breaks.push(kind)
      if (kind !== 2) at++
    } else if (typed.startsWith(letter, at)) at += letter.length
    else return null
  }
  return at === typed.length ? breaks : null
}

const plainKey = words(BOARD_LIMITS.orderKeyLength)

export const orderKey: FieldKind<string> = {
  ...plainKey,
  clean: (value) => {
    if (!isOrderKey(value)) throw badValue()
    return value
  },
  read: (from) => orderKey.clean(plainKey.read(from)),
}

/** The id of another element. */
export const elementId: FieldKind<string> = {
  clean: (value) => {
    if (!isElementId(value)) throw badValue()
    return value
  },
  same: (held, live) => held === live,
  size: (value) => value.length + 2,
  write: (to, value) => to.id(value),
  read: (from) => from.id(),
}

/** Innermost group first. */
export const groupIds: FieldKind<readonly string[]> = {
  clean: (value) => {
    if (!Array.isArray(value) || value.length > BOARD_LIMITS.groupDepth || !value.every(isElementId))
      throw badValue()
    return [...value]
  },
  same: (held, live) =>
    Array.isArray(live) && held.length === live.length && held.every((id, i) => id === live[i]),
  size: (value) => value.reduce((sum, id) => sum + id.length + 3, 2),
  write: (to, value) => {
    to.uint(value.length)
    for (const id of value) to.name(id)
  },
  read: (from) => groupIds.clean(Array.from({ length: from.count(2) }, () => from.name())),
}

/** SHA-256 of an image's bytes, in hex. */
export const contentHash: FieldKind<string> = {
  clean: (value) => {
    if (typeof value !== 'string' || !/^[0-9a-f]{64}$/.test(value)) throw badValue()
    return value
  },
  same: (held, live) => held === live,
  size: () => 66,
  write: (to, value) => {
    for (let at = 0; at < 64; at += 2) to.byte(Number.parseInt(value.slice(at, at + 2), 16))
  },
  read: (from) => [...from.bytes(32)].map((part) => part.toString(16).padStart(2, '0')).join(''),
}
