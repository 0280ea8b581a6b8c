import { answered } from './answered'
import { inTurns } from './cpu'
import { Drawing } from './drawing'
import { draw } from './load'
import { makeRooms } from './people'
import { RoomSocket } from './room-socket'
import { startServer } from './server-under-test'
import { quantile, wait } from './statistics'

/** Number of edits that each tab made while disconnected. */
const PENDING = 10
const OTHERS = { rooms: 10, people: 2, hertz: 10 }

export type HerdResult = {
  tabs: number
  /** Time from an edit to its acknowledgement in rooms outside the herd, before it reconnects and while it does. */
  quietP95Ms: number
  othersP95Ms: number
  othersMaxMs: number
  othersEdits: number
  /** Until every tab of the herd has rejoined and everything it brought is acknowledged. */
  herdSeconds: number
}

/** Many tabs reconnect with pending work after a restart, all at once, while other rooms draw. */
export async function measureHerd(rooms: number, people: number, quietSeconds: number): Promise<HerdResult> {
  const others = await openable(OTHERS.rooms, OTHERS.people)
  const herd = await openable(rooms, people)
  const sockets = herd.flatMap((room) => room.sockets)
  let server = await startServer('ours')
  await inTurns(sockets, (socket) => socket.open(server.port))
  for (const { sockets, drawing } of herd)
    for (const [drawer, socket] of sockets.entries()) socket.edit(drawing.add(drawer))
  await answered(sockets)
  await server.kill()
  for (const socket of sockets) socket.close()
  for (const { sockets, drawing } of herd)
    for (const [drawer, socket] of sockets.entries())
      for (let step = 1; step <= PENDING; step++) socket.edit(drawing.move(drawer, step).patches)

  server = await startServer('ours', server.port)
  const drawing = others.flatMap((room) => room.sockets)
  await inTurns(drawing, (socket) => socket.open(server.port))
  for (const room of others)
    for (const [drawer, socket] of room.sockets.entries()) {
      socket.edit(room.drawing.add(drawer))
      await answered([socket])
    }
  const drawers = others.flatMap((room) =>
    room.sockets.map(
      (socket, drawer) => (step: number) => socket.edit(room.drawing.move(drawer, step).patches),
    ),
  )
  const latencies = () => drawing.flatMap((socket) => socket.latencies.splice(0))
  latencies()
  await draw(drawers, OTHERS.hertz, quietSeconds)
  await answered(drawing)
  const quiet = latencies()

  const started = performance.now()
  let isBack = false
  const back = Promise.all(sockets.map((socket) => comeBack(socket, server.port))).then(async () => {
    await answered(sockets)
    isBack = true
    return (performance.now() - started) / 1_000
  })
  back.catch(() => {
    isBack = true
  })
  while (!isBack) await draw(drawers, OTHERS.hertz, 0.5)
  await answered(drawing)
  const during = latencies()
  const herdSeconds = await back
  for (const socket of [...sockets, ...drawing]) socket.close()
  await server.stop()
  return {
    tabs: sockets.length,
    quietP95Ms: quantile(quiet, 0.95),
    othersP95Ms: quantile(during, 0.95),
    othersMaxMs: Math.max(...during),
    othersEdits: during.length,
    herdSeconds,
  }
}

async function openable(rooms: number, people: number) {
  const seats = await makeRooms(rooms, people)
  return seats.map((room, index) => ({
    sockets: room.map((seat) => new RoomSocket(seat)),
    drawing: new Drawing(index + 1, people),
  }))
}

/** Without the jitter that browsers have, as the simultaneous load is what is measured. */
async function comeBack(socket: RoomSocket, port: number): Promise<void> {
  for (let attempt = 0; attempt < 20; attempt++) {
    try {
      return await socket.open(port)
    } catch {
      socket.close()
      await wait(Math.random() * Math.min(5_000, 500 * 2 ** attempt))
    }
  }
  throw new Error('A tab did not come back')
}
