import { Emitter } from '@socket.io/component-emitter'
import { Packr } from 'msgpackr'
import { type DecodeLimits, decodePlain } from './decode-plain'

/**
 * A Socket.IO parser that puts each packet into one binary frame: a MessagePack array `[type, data, id]`. The
 * default parser sends text plus another frame for every binary; the usual MessagePack parser includes the
 * names of the packet's fields and the namespace, which together are larger than a typical edit here. Only
 * `/` is used.
 */
type Packet = { type: number; nsp: string; data?: unknown; id?: number }

const EVENT = 2
/** Maximum number of an event's name and arguments. */
const MOST_ARGUMENTS = 8
const packr = new Packr({ useRecords: false, encodeUndefinedAsNil: true })

/**
 * Event name that stands for an unreadable frame, so that it gets a response instead of closing the
 * connection.
 */
export const MALFORMED = 'malformed'

export class Encoder {
  encode(packet: Packet): Uint8Array[] {
    const { type, data, id } = packet
    if (id !== undefined) return [packr.pack([type, data, id])]
    return [packr.pack(data === undefined ? [type] : [type, data])]
  }
}

type Decoded = { decoded: (packet: Packet) => void }

/** Reads what the server sends: our own messages, so the number of values is not limited. */
export class Decoder extends Emitter<Record<string, never>, Record<string, never>, Decoded> {
  protected readonly limits: DecodeLimits = { depth: 64, values: Number.POSITIVE_INFINITY }

  add(frame: unknown): void {
    this.emitReserved('decoded', read(frame, this.limits))
  }

  destroy(): void {
    this.off()
  }
}

/** Reads what browsers send, or anything that pretends to be one. */
export class ServerDecoder extends Decoder {
  protected override readonly limits: DecodeLimits = { depth: 16, values: 20_000 }
}

function read(frame: unknown, limits: DecodeLimits): Packet {
  try {
    const bytes = frame instanceof ArrayBuffer ? new Uint8Array(frame) : frame
    if (!(bytes instanceof Uint8Array)) return malformed()
    const value = decodePlain(bytes, limits)
    if (!Array.isArray(value) || value.length > 3) return malformed()
    const [type, data, id] = value as unknown[]
    return isPacket(type, data, id) ? ({ type, nsp: '/', data, id } as Packet) : malformed()
  } catch {
    return malformed()
  }
}

function isPacket(type: unknown, data: unknown, id: unknown): type is number {
  if (id !== undefined && !(Number.isSafeInteger(id) && Number(id) >= 0)) return false
  if (type === 0 || type === 4) return data === undefined || isMap(data)
  if (type === 1) return data === undefined
  if (type === EVENT) return isCall(data) && typeof data[0] === 'string' && !RESERVED.has(data[0])
  return type === 3 && isCall(data) && id !== undefined
}

function isMap(data: unknown): boolean {
  return Object.getPrototypeOf(data ?? 0) === Object.prototype
}

/** Socket.IO spreads these into a function call, which would throw with more values than fit on the stack. */
function isCall(data: unknown): data is unknown[] {
  return Array.isArray(data) && data.length <= MOST_ARGUMENTS
}

/** Names reserved by Socket.IO; a client that sends one is not ours. */
const RESERVED = new Set([
  'connect',
  'connect_error',
  'disconnect',
  'disconnecting',
  'error',
  'newListener',
  'removeListener',
])

function malformed(): Packet {
  return { type: EVENT, nsp: '/', data: [MALFORMED] }
}
