import type { Adapter } from 'socket.io-adapter'

type Encoding = { _encode: (packet: unknown, options: Record<string, unknown>) => unknown[] }

/**
 * Builds the websocket frame of a broadcast once instead of once per receiver. Socket.IO does this for text
 * by itself, but not for binary packets. Sockets on polling receive the packet as before.
 */
export function withSharedFrames<T extends Adapter>(adapter: T): T {
  const opened = adapter as unknown as Encoding
  const encode = opened._encode.bind(adapter)
  opened._encode = (packet, options) => {
    const packets = encode(packet, options)
    const [only] = packets
    if (packets.length === 1 && only instanceof Uint8Array) options.wsPreEncodedFrame = [frameOf(only)]
    return packets
  }
  return adapter
}

/** The only fragment of a binary message, not masked, not compressed (RFC 6455, 5.2). */
const BINARY = 0x82

/** A complete websocket frame in one buffer: separate head and body would be two writes to each socket. */
export function frameOf(body: Uint8Array): Buffer {
  const { byteLength } = body
  const headLength = byteLength < 126 ? 2 : byteLength < 65_536 ? 4 : 10
  const frame = Buffer.allocUnsafe(headLength + byteLength)
  frame[0] = BINARY
  if (headLength === 2) frame[1] = byteLength
  else if (headLength === 4) {
    frame[1] = 126
    frame.writeUInt16BE(byteLength, 2)
  } else {
    frame[1] = 127
    frame.writeBigUInt64BE(BigInt(byteLength), 2)
  }
  frame.set(body, headLength)
  return frame
}
