import { type ConnectionMemory, connectionMemory } from './connection-memory'
import { makeRooms } from './people'
import { RoomSocket } from './room-socket'
import { startServer } from './server-under-test'
import { wait } from './statistics'

export type CrowdResult = ConnectionMemory & {
  sockets: number
  backWithinSeconds: number
  slowestSeconds: number
}

/** Memory of many joined sockets, and how long until all have rejoined after the server was killed. */
export async function measureCrowd(rooms: number, people: number): Promise<CrowdResult> {
  const seats = (await makeRooms(rooms, people)).flat()
  let server = await startServer('ours')
  const sockets = seats.map((seat) => new RoomSocket(seat))
  const memory = await connectionMemory(server, sockets, (socket) => socket.open(server.port))
  await server.kill()
  for (const socket of sockets) socket.close()
  const started = performance.now()
  server = await startServer('ours', server.port)
  let slowest = 0
  await Promise.all(
    sockets.map(async (socket) => {
      // Full jitter, as in the browser.
      for (let attempt = 0; ; attempt++) {
        await wait(Math.random() * Math.min(5_000, 500 * 2 ** attempt))
        try {
          await socket.open(server.port)
          slowest = Math.max(slowest, performance.now() - started)
          return
        } catch {
          socket.close()
        }
      }
    }),
  )
  const back = (performance.now() - started) / 1_000
  for (const socket of sockets) socket.close()
  await server.stop()
  return {
    sockets: sockets.length,
    ...memory,
    backWithinSeconds: back,
    slowestSeconds: slowest / 1_000,
  }
}
