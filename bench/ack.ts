import { readHeads } from '@/lib/rooms/server/log/read-log'
import { answered } from './answered'
import { inTurns } from './cpu'
import { Drawing } from './drawing'
import { draw } from './load'
import { makeRooms } from './people'
import { RoomSocket } from './room-socket'
import { startServer } from './server-under-test'
import { quantile } from './statistics'

export type AckRun = { p50Ms: number; p99Ms: number; editsPerSecond: number; lost: number }

/** Time from sending an edit to receiving its own event: durable in Postgres, and back. */
export async function measureAck(rooms: number, editsPerSecond: number, seconds: number): Promise<AckRun> {
  const server = await startServer('ours')
  const seats = await makeRooms(rooms, 2)
  const all = seats.map((pair, index) => ({
    roomId: pair[0]?.roomId ?? '',
    sockets: pair.map((seat) => new RoomSocket(seat)),
    drawing: new Drawing(index + 1, 1),
  }))
  const sockets = all.flatMap((room) => room.sockets)
  await inTurns(sockets, (socket) => socket.open(server.port))
  const drawers = all.flatMap(({ sockets: [socket], drawing }) => {
    if (!socket) return []
    socket.edit(drawing.add(0))
    return [(step: number) => socket.edit(drawing.move(0, step).patches)]
  })
  await draw(drawers, editsPerSecond / rooms, 2)
  await answered(sockets)
  for (const socket of sockets) socket.latencies.length = socket.acknowledged = 0
  const before = await heads(all)
  const edits = await draw(drawers, editsPerSecond / rooms, seconds)
  await answered(sockets)
  const latencies = sockets.flatMap((socket) => socket.latencies)
  const written = (await heads(all)) - before
  for (const socket of sockets) socket.close()
  await server.stop()
  return {
    p50Ms: quantile(latencies, 0.5),
    p99Ms: quantile(latencies, 0.99),
    editsPerSecond: edits / seconds,
    lost: edits - written,
  }
}

async function heads(rooms: { roomId: string }[]): Promise<number> {
  const all = await readHeads(rooms.map((room) => room.roomId))
  return [...all.values()].reduce((sum, head) => sum + head, 0)
}
