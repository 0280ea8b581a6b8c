import { inTurns } from './cpu'
import { type RelayKind, RelaySocket } from './relay-socket'
import { type ServerUnderTest, startServer } from './server-under-test'
import { wait } from './statistics'

/** kB of resident memory. */
export type ConnectionMemory = {
  /** The process's total growth since it began to listen, divided by its connections. */
  kBPerConnection: number
  /**
   * The cost of each connection after the first quarter. Serving the first clients compiles the code, fills the caches
   * and allocates the heap's young generation, which the process keeps however many more connect.
   */
  kBPerFurtherConnection: number
}

/** Opens connections to a server that has none yet, and returns their memory use. */
export async function connectionMemory<T>(
  server: ServerUnderTest,
  sockets: readonly T[],
  open: (socket: T) => Promise<void>,
): Promise<ConnectionMemory> {
  const quarter = Math.floor(sockets.length / 4)
  const empty = await server.usage('memory')
  await inTurns(sockets.slice(0, quarter), open)
  await wait(3_000)
  const some = await server.usage('memory')
  await inTurns(sockets.slice(quarter), open)
  await wait(3_000)
  const all = await server.usage('memory')
  return {
    kBPerConnection: (all.rss - empty.rss) / 1_024 / sockets.length,
    kBPerFurtherConnection: (all.rss - some.rss) / 1_024 / (sockets.length - quarter),
  }
}

/** The same for a relay, for comparison. */
export async function relayMemory(kind: RelayKind, rooms: number, people: number): Promise<ConnectionMemory> {
  const server = await startServer(kind === 'bare' ? 'bare' : 'whole-elements')
  const sockets = Array.from(
    { length: rooms * people },
    (_, index) => new RelaySocket(kind, `room-${Math.floor(index / people)}`),
  )
  const memory = await connectionMemory(server, sockets, (socket) => socket.open(server.port))
  for (const socket of sockets) socket.close()
  await server.stop()
  return memory
}
