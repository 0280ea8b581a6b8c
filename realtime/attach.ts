import type { Server as HttpServer, IncomingMessage } from 'node:http'
import { Server, type ServerOptions } from 'socket.io'
import { Adapter } from 'socket.io-adapter'
import { configuredEndpoint } from '@/lib/ai/server/endpoint'
import { trustedProxies } from '@/lib/auth/server/trusted-proxies'
import { endpointInterviewer } from '@/lib/interviewer/server/ask-interviewer'
import { Encoder, ServerDecoder } from '@/lib/rooms/domain/protocol/message-parser'
import { MESSAGE, MESSAGE_LIMIT, SOCKET_PATH } from '@/lib/rooms/domain/protocol/wire'
import type { Reaction } from '@/lib/rooms/server/log/reaction'
import { logError } from '@/lib/shared/log-error'
import { admission } from './admission/admission'
import { Handshakes } from './admission/handshakes'
import { refuseUpgrades } from './admission/refuse-upgrades'
import { watchRights } from './admission/watch-rights'
import { type Cluster, connectCluster } from './cluster'
import type { Moment } from './commit/group-commit'
import { RoomMaster } from './commit/room-master'
import { startInterviews } from './interviewer/interviews'
import { postgresStore } from './live/room-store'
import { countRefusedConnect } from './metrics'
import { emitHere, socketsIn } from './sockets/fan-out'
import { withSharedFrames } from './sockets/frames'
import type { LineLimits } from './sockets/line'
import { Lines } from './sockets/lines'
import { roomChannel, type SendHere, sendEvents } from './sockets/publish'
import { serve } from './sockets/serve'
import type { RoomServer, RoomSocket } from './sockets/socket-data'
import { serveUpdates } from './sockets/user-channel'

/** How often jobs waiting for their answer are checked, in ms. */
const OVERDUE_EVERY_MS = 500

export type RealtimeOptions = {
  /** The app's own origin if known; otherwise a page must come from the host that it connects to. */
  origin: string | undefined
  /** Where other processes of the same app are found; without it, this process is the only one. */
  redisUrl?: string | undefined
  /** Server time in ms; tests pass their own clock. */
  now?: () => number
  /** What follows from the events of rooms, written together with them. */
  reactions?: readonly Reaction[]
  /** Called with the duration (ms) and number of events of each commit. */
  committed?: (ms: number, events: number) => void
  /** Called at the named moments of a commit; see RoomMaster. */
  reached?: (moment: Moment) => void
  /** Limits on what one connection may send; tests that send odd messages need more than a browser. */
  limits?: Partial<LineLimits>
}

export type Realtime = {
  io: RoomServer
  lines: Lines
  master: RoomMaster
  /**
   * Whether commands are accepted, and messages from other processes (if there are any) arrive immediately.
   */
  isReady: () => boolean
  /** Stops accepting commands and finishes those that are waiting. */
  drain: () => Promise<void>
  close: () => Promise<void>
}

/** Attaches the socket server to an HTTP server that may serve other things too. */
export async function attachRealtime(http: HttpServer, options: RealtimeOptions): Promise<Realtime> {
  const now = options.now ?? Date.now
  const report = logError
  const cluster = options.redisUrl
    ? connectCluster(options.redisUrl, report, (roomId) => written(roomId))
    : null
  const handshakes = new Handshakes({
    origin: options.origin,
    proxies: trustedProxies(),
    now,
    refused: countRefusedConnect,
  })
  const io: RoomServer = new Server(http, {
    path: SOCKET_PATH,
    serveClient: false,
    destroyUpgrade: false,
    transports: ['websocket', 'polling'],
    allowUpgrades: false,
    maxHttpBufferSize: MESSAGE_LIMIT + 1024,
    perMessageDeflate: false,
    pingInterval: 4_000,
    pingTimeout: 4_000,
    parser: { Encoder, Decoder: ServerDecoder },
    adapter: adapterFor(cluster),
    // A browser connects its socket at once.
    connectTimeout: 10_000,
    allowRequest: (request, answer) =>
      void handshakes.allow(request, answer).catch((error) => {
        report('handshake', error)
        request.socket.destroy()
      }),
  })
  refuseUpgrades(io.engine)
  io.engine.use(forgetResponse)
  const lines = new Lines({ now, ...options.limits })
  io.engine.on('connection', (connection) => lines.add(connection, handshakes.visitorOf(connection.request)))
  const send: SendHere = (channel, message, except) =>
    emitHere(io, channel, [MESSAGE.events, message], socketsIn(io, except))
  const master = new RoomMaster({
    store: postgresStore(options.reactions),
    now,
    report,
    publish: (...args) => sendEvents(send, ...args),
    announce: (roomId) => cluster?.announce(roomId),
    rejoin: (roomId) => io.local.to(roomChannel(roomId)).emit(MESSAGE.rejoin),
    hasModel: () => configuredEndpoint() !== null,
    ...(options.committed ? { committed: options.committed } : {}),
    ...(options.reached ? { reached: options.reached } : {}),
  })
  // Another process wrote to a room that is also in memory here: read it before anything is decided on
  // outdated state.
  const written = (roomId: string) => {
    if (master.knownSeq(roomId) > 0) master.catchUp(roomId)
  }
  io.use(admission((socket) => handshakes.visitorOf(socket.request)))
  const service = { io, master, now, report }
  io.on('connection', (socket) => {
    forgetRequest(socket)
    serve(service, socket)
  })
  let draining = false
  const updates = await serveUpdates(io, report)
  const stopWatching = watchRights(io, master, report)
  const interviews = startInterviews({
    master,
    now,
    report,
    asks: () => {
      const endpoint = configuredEndpoint()
      return endpoint && endpointInterviewer(endpoint)
    },
    speak: (roomId, text, { mayBeLost } = { mayBeLost: false }) => {
      const to = io.to(roomChannel(roomId))
      ;(mayBeLost ? to.volatile : to).emit(MESSAGE.speaking, text)
    },
    isThere: (roomId) => (io.sockets.adapter.rooms.get(roomId)?.size ?? 0) > 0,
  })
  const overdue = setInterval(() => master.answerOverdue(), OVERDUE_EVERY_MS).unref()
  return {
    io,
    lines,
    master,
    isReady: () => !draining && (cluster?.isReady() ?? true),
    drain: async () => {
      draining = true
      await interviews.stop()
      await master.close()
    },
    close: async () => {
      stopWatching()
      clearInterval(overdue)
      await Promise.all([io.close(), updates.stop()])
      cluster?.close()
    },
  }
}

const NOTHING = Object.freeze({})

/**
 * Otherwise the request that opened a socket, including its cookie, stays in memory as long as the socket.
 */
function forgetRequest(socket: RoomSocket): void {
  Object.assign(socket.conn, { request: null })
  Object.assign(socket, { handshake: NOTHING })
}

/**
 * The TCP socket of a websocket holds on to Engine.IO's response, which holds the request; nothing reads it
 * after this.
 */
function forgetResponse(request: IncomingMessage, response: object, next: () => void): void {
  next()
  if (request.headers.upgrade !== undefined) Object.assign(response, { req: null })
}

/** Socket.IO calls this with `new`, so it cannot be an arrow function. */
function adapterFor(cluster: Cluster | null): NonNullable<ServerOptions['adapter']> {
  function make(nsp: ConstructorParameters<typeof Adapter>[0]): Adapter {
    return withSharedFrames(cluster ? cluster.adapter(nsp) : new Adapter(nsp))
  }
  return make
}
