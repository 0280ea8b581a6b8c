import { createAdapter } from '@socket.io/redis-streams-adapter'
import { createClient } from 'redis'
import {
  Adapter,
  type BroadcastOptions,
  type ClusterAdapter,
  type ClusterMessage,
  MessageType,
} from 'socket.io-adapter'

/**
 * Number of newest messages that the stream keeps; a process that falls further behind catches up from the
 * log.
 */
const STREAM_LENGTH = 10_000

/** The message between processes which says that a room's log has grown. */
const WRITTEN = 'written'

export type Cluster = {
  adapter: (nsp: ConstructorParameters<typeof Adapter>[0]) => Adapter
  /** Announces to the other processes that this one wrote to a room's log. They read it there. */
  announce: (roomId: string) => void
  /** Whether Redis is reachable now. */
  isReady: () => boolean
  close: () => void
}

/**
 * Receives messages from other processes through a Redis stream. Redis only speeds things up: it says which
 * log has grown, and a lost message is noticed by checking the logs. So nothing here ever waits for it, and
 * this process's own sockets are served first.
 * @param url of the Redis server, which may be down and start later
 * @param written called when another process wrote to a room's log
 */
export function connectCluster(
  url: string,
  report: (what: string, error: unknown) => void,
  written: (roomId: string) => void,
): Cluster {
  const client = createClient({
    url,
    pingInterval: 5_000,
    socket: { connectTimeout: 2_000, reconnectStrategy: (retries) => Math.min(100 * 2 ** retries, 2_000) },
  })
  let wasReady = true
  client.on('ready', () => {
    wasReady = true
  })
  client.on('error', (error) => {
    // Once per outage, not on every attempt.
    if (wasReady) report('redis', error)
    wasReady = false
  })
  client.connect().catch((error) => report('redis', error))
  const make = createAdapter(heard(client), { maxLen: STREAM_LENGTH })
  const isReady = () => client.isReady
  let publish: (message: unknown) => void = () => {}
  return {
    adapter: (nsp) => {
      const adapter = make(nsp)
      publish = localFirst(adapter, isReady, written)
      return adapter
    },
    announce: (roomId) => {
      const packet = { type: 2, nsp: '/', data: [WRITTEN, roomId] }
      if (isReady()) publish({ type: MessageType.BROADCAST, data: { packet, opts: NOBODY } })
    },
    isReady,
    close: () => {
      // Requests in progress are answered first.
      if (client.isReady) client.close().catch((error) => report('redis', error))
      else client.destroy()
    },
  }
}

/**
 * A client whose rejected promises are always handled. The adapter sends Redis requests without awaiting
 * them, and a failure would count as an unhandled rejection; `isReady` already tells that Redis is gone.
 */
function heard<Client extends object>(client: Client): Client {
  return new Proxy(client, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name)
      if (typeof value !== 'function') return value
      return (...args: unknown[]) => {
        const answer: unknown = value.apply(target, args)
        if (answer instanceof Promise) answer.catch(() => {})
        return name === 'duplicate' ? heard(answer as object) : answer
      }
    },
  })
}

const NOBODY = { rooms: [WRITTEN], except: [], flags: {} }

/** The methods of the adapter that are changed here, which its types keep private. */
type Opened = {
  uid: unknown
  broadcast: (packet: unknown, options: BroadcastOptions) => unknown
  fetchSockets: (options: BroadcastOptions) => Promise<unknown[]>
  onMessage: (message: ClusterMessage, offset?: string) => void
  publish: (message: unknown) => void
}

/**
 * The library waits for Redis before it serves its own sockets, so it would stop with it. Here they come
 * first, and Redis is skipped while it is unreachable.
 * @returns a function that sends a message to the other processes
 */
function localFirst(
  adapter: ClusterAdapter,
  isReady: () => boolean,
  written: (roomId: string) => void,
): (message: unknown) => void {
  const opened = adapter as unknown as Opened
  const local = Adapter.prototype as unknown as Opened
  opened.broadcast = (packet, options) => {
    local.broadcast.call(adapter, packet, options)
    if (options.flags?.local || !isReady()) return
    const { rooms, except, flags } = options
    const opts = { rooms: [...rooms], except: [...(except ?? [])], flags }
    opened.publish({ type: MessageType.BROADCAST, data: { packet, opts } })
  }
  const everywhere = opened.fetchSockets
  opened.fetchSockets = (options) =>
    isReady() ? everywhere.call(adapter, options) : local.fetchSockets.call(adapter, options)
  const listen = opened.onMessage
  opened.onMessage = (message, offset) => {
    const roomId = message.type === MessageType.BROADCAST ? writtenRoom(message.data.packet) : null
    if (roomId === null) listen.call(adapter, message, offset)
    else if (message.uid !== opened.uid) written(roomId)
  }
  return (message) => opened.publish(message)
}

function writtenRoom(packet: unknown): string | null {
  const { data } = packet as { data?: unknown }
  return Array.isArray(data) && data[0] === WRITTEN ? String(data[1]) : null
}
