import { inTurns } from './cpu'
import { type RelayKind, RelaySocket } from './relay-socket'
import { type ServerUnderTest, startServer } from './server-under-test'
import { wait } from './statistics'

/** kB of resident memory. */
export type ConnectionMemory = {
  /** All that the process has grown by since it began to listen, over its connections. */
  kBPerConnection: number
  /**
   * What each connection costs after the first quarter of them. Serving the first people compiles the code, fills the
   * caches and gives the heap its young generation, which the process keeps however many more come.
   */
  kBPerFurtherConnection: number
}

/** Opens connections to a server that has none yet, and says what they take up. */
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

/** The same of a relay, for comparison. */
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
