import { answered } from './answered'
import { Drawing } from './drawing'
import { draw } from './load'
import { makeRooms } from './people'
import { type RelayKind, RelaySocket } from './relay-socket'
import { RoomSocket } from './room-socket'
import { startServer } from './server-under-test'
import { median, wait } from './statistics'

export type Shape = {
  rooms: number
  people: number
  drawers: number
  hertz: number
  seconds: number
  warmUp: number
}

export type Run = {
  microsecondsPerDelivery: number
  deliveriesPerSecond: number
  bytesPerDelivery: number | null
  p99Ms: number | null
}
/** CPU per patch in each run, and ours relative to each of the others; medians. */
export type CpuResult = {
  runs: Partial<Record<'ours' | RelayKind, Run[]>>
  cost: (kind: 'ours' | RelayKind) => number
  ratioTo: (kind: RelayKind) => number
}

/**
 * CPU of the server process per delivered patch, compared with some relays under the same load, in alternating runs.
 */
export async function measureCpu(
  shape: Shape,
  runs: number,
  relays: readonly RelayKind[],
): Promise<CpuResult> {
  const result: CpuResult['runs'] = {}
  const add = (kind: 'ours' | RelayKind, run: Run) => {
    result[kind] = [...(result[kind] ?? []), run]
  }
  for (let run = 0; run < runs; run++) {
    add('ours', await oursUnder(shape))
    for (const kind of relays) add(kind, await relay(kind, shape))
  }
  const cost = (kind: 'ours' | RelayKind) =>
    median((result[kind] ?? []).map((one) => one.microsecondsPerDelivery))
  return { runs: result, cost, ratioTo: (kind) => cost('ours') / cost(kind) }
}

/** The app's own server under this load. */
export async function oursUnder(shape: Shape): Promise<Run> {
  const server = await startServer('ours')
  const rooms = (await makeRooms(shape.rooms, shape.people)).map((seats, index) => ({
    sockets: seats.map((seat) => new RoomSocket(seat)),
    drawing: new Drawing(index + 1, shape.drawers),
  }))
  const sockets = rooms.flatMap((room) => room.sockets)
  await inTurns(sockets, (socket) => socket.open(server.port))
  for (const { sockets, drawing } of rooms) {
    for (const [drawer, socket] of sockets.slice(0, shape.drawers).entries()) {
      socket.edit(drawing.add(drawer))
      await answered([socket])
    }
  }
  const drawers = rooms.flatMap(({ sockets, drawing }) =>
    sockets
      .slice(0, shape.drawers)
      .map((socket, drawer) => (step: number) => socket.edit(drawing.move(drawer, step).patches)),
  )
  await draw(drawers, shape.hertz, shape.warmUp)
  for (const socket of sockets) {
    socket.latencies.length = 0
    socket.delivered = socket.bytes = 0
  }
  const before = await server.usage()
  await draw(drawers, shape.hertz, shape.seconds)
  await answered(sockets)
  await wait(100)
  const after = await server.usage()
  const delivered = sockets.reduce((sum, socket) => sum + socket.delivered, 0)
  const bytes = sockets.reduce((sum, socket) => sum + socket.bytes, 0)
  const latencies = sockets.flatMap((socket) => socket.latencies).sort((a, b) => a - b)
  for (const socket of sockets) socket.close()
  await server.stop()
  return {
    microsecondsPerDelivery: (after.cpu - before.cpu) / delivered,
    deliveriesPerSecond: delivered / shape.seconds,
    bytesPerDelivery: bytes / delivered,
    p99Ms: latencies[Math.floor(latencies.length * 0.99)] ?? null,
  }
}

async function relay(kind: RelayKind, shape: Shape): Promise<Run> {
  const server = await startServer(kind === 'bare' ? 'bare' : 'whole-elements')
  const rooms = Array.from({ length: shape.rooms }, (_, index) => ({
    sockets: Array.from({ length: shape.people }, () => new RelaySocket(kind, `room-${index}`)),
    drawing: new Drawing(index + 1, shape.drawers),
  }))
  const sockets = rooms.flatMap((room) => room.sockets)
  await inTurns(sockets, (socket) => socket.open(server.port))
  const drawers = rooms.flatMap(({ sockets, drawing }) =>
    sockets.slice(0, shape.drawers).map((socket, drawer) => {
      drawing.add(drawer)
      return (step: number) => {
        const { patches, whole } = drawing.move(drawer, step)
        socket.send(patches, whole)
      }
    }),
  )
  await draw(drawers, shape.hertz, shape.warmUp)
  await wait(200)
  for (const socket of sockets) socket.delivered = 0
  const before = await server.usage()
  const edits = await draw(drawers, shape.hertz, shape.seconds)
  const expected = edits * (shape.people - 1)
  const count = () => sockets.reduce((sum, socket) => sum + socket.delivered, 0)
  while (count() < expected) await wait(5)
  const after = await server.usage()
  for (const socket of sockets) socket.close()
  await server.stop()
  return {
    microsecondsPerDelivery: (after.cpu - before.cpu) / count(),
    deliveriesPerSecond: count() / shape.seconds,
    bytesPerDelivery: null,
    p99Ms: null,
  }
}

/** Opens connections twenty at a time. */
export async function inTurns<T>(items: readonly T[], open: (item: T) => Promise<void>): Promise<void> {
  for (let index = 0; index < items.length; index += 20)
    await Promise.all(items.slice(index, index + 20).map(open))
}
