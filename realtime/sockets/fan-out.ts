import { Encoder } from '@/lib/rooms/domain/protocol/message-parser'
import { frameOf } from './frames'
import { type Line, lineOf } from './line'
import type { RoomServer, RoomSocket } from './socket-data'

const EVENT = 2
const encoder = new Encoder()

/** The parts of Socket.IO, Engine.IO and ws through which a frame can be written; all are pinned. */
type WriteOptions = { preEncoded?: boolean; volatile?: boolean }
type WritingClient = Pick<RoomSocket, 'conn'>
type Opened = {
  client?: {
    writeToEngine: (packets: Uint8Array[], options: WriteOptions) => void
    conn?: {
      readyState: string
      writeBuffer?: unknown[]
      transport?: {
        name: string
        writable: boolean
        socket?: { _socket?: { writable: boolean; write: (frame: Buffer) => boolean } | null }
      }
    }
  }
}

/**
 * Sends one message to a channel's sockets in this process. The frame is built once and written directly to
 * each open websocket; a socket on polling, or with something of its own waiting, takes the usual path and
 * keeps its order. That sends the same bytes for about half the work: in a busy room, this is most of what a
 * server does.
 */
export function emitHere(
  io: RoomServer,
  channel: string,
  data: unknown[],
  except: ReadonlySet<string>,
): void {
  const ids = io.sockets.adapter.rooms.get(channel)
  if (!ids) return
  const packets = encoder.encode({ type: EVENT, nsp: '/', data })
  const [packet] = packets
  if (!packet) return
  const frame = frameOf(packet)
  for (const id of ids) {
    if (except.has(id)) continue
    const socket = io.sockets.sockets.get(id)
    const opened = socket as Opened | undefined
    if (opened && !writeFrame(opened, frame, socket && lineOf(socket)))
      opened.client?.writeToEngine(packets, { preEncoded: true })
  }
}

/** @returns false if the frame could overtake something, or if there is no open websocket */
function writeFrame({ client }: Opened, frame: Buffer, line: Line | undefined): boolean {
  const conn = client?.conn
  const transport = conn?.transport
  if (conn?.readyState !== 'open' || transport?.name !== 'websocket' || !transport.writable) return false
  if (conn.writeBuffer?.length !== 0) return false
  const socket = transport.socket?._socket
  if (!socket?.writable) return false
  // A connection that was closed because of what already waits gets nothing more.
  if (line?.mayWrite(frame.length) ?? true) socket.write(frame)
  return true
}

/** Drops volatile messages, such as cursors, on a socket where much is already waiting. */
export function leaveOutWhenCrowded(socket: RoomSocket): void {
  const { client } = socket as unknown as Opened
  if (client) client.writeToEngine = writeUnlessCrowded
}

/** One function for all sockets, which looks up its own connection: a closure for each would add up. */
function writeUnlessCrowded(this: WritingClient, packets: Uint8Array[], options: WriteOptions): void {
  if (options.volatile && lineOf(this)?.isCrowded) return
  Object.getPrototypeOf(this).writeToEngine.call(this, packets, options)
}

/** The sockets in the given channels. */
export function socketsIn(io: RoomServer, channels: readonly string[]): ReadonlySet<string> {
  const { rooms } = io.sockets.adapter
  return new Set(channels.flatMap((channel) => [...(rooms.get(channel) ?? [])]))
}
