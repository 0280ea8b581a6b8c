import { Emitter } from '@socket.io/component-emitter'
import { Packr } from 'msgpackr'

/**
 * A Socket.IO parser that puts each packet into one binary frame: a MessagePack array `[type, data, id]`.
 * The default parser sends text and a second frame for every binary; the usual MessagePack parser spells out the
 * names of the packet's fields and the namespace, which is more than a whole edit here. Only `/` is used.
 */
type Packet = { type: number; nsp: string; data?: unknown; id?: number }

const EVENT = 2
const packr = new Packr({ useRecords: false, encodeUndefinedAsNil: true })

/** Name of the event that stands for a frame which could not be read, so that it is answered and not the end. */
export const MALFORMED = 'malformed'

export class Encoder {
  encode(packet: Packet): Uint8Array[] {
    const { type, data, id } = packet
    if (id !== undefined) return [packr.pack([type, data, id])]
    return [packr.pack(data === undefined ? [type] : [type, data])]
  }
}

export class Decoder extends Emitter<
  Record<string, never>,
  Record<string, never>,
  { decoded: (packet: Packet) => void }
> {
  add(frame: unknown): void {
    this.emitReserved('decoded', read(frame))
  }

  destroy(): void {
    this.off()
  }
}

function read(frame: unknown): Packet {
  try {
    const bytes = frame instanceof ArrayBuffer ? new Uint8Array(frame) : frame
    if (!(bytes instanceof Uint8Array)) return malformed()
    const value: unknown = packr.unpack(bytes)
    if (!Array.isArray(value)) return malformed()
    const [type, data, id] = value as unknown[]
    return isPacket(type, data, id) ? ({ type, nsp: '/', data, id } as Packet) : malformed()
  } catch {
    return malformed()
  }
}

function isPacket(type: unknown, data: unknown, id: unknown): type is number {
  if (id !== undefined && !Number.isSafeInteger(id)) return false
  if (type === 0 || type === 4) return data === undefined || data === null || typeof data === 'object'
  if (type === 1) return data === undefined
  if (type === EVENT) return Array.isArray(data) && typeof data[0] === 'string' && !RESERVED.has(data[0])
  return type === 3 && Array.isArray(data) && id !== undefined
}

/** Names that Socket.IO keeps for itself; a browser that sends one is not ours. */
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
