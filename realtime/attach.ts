import type { Server as HttpServer } from 'node:http'
import { Server } from 'socket.io'
import { Decoder, Encoder, MALFORMED } from '@/lib/rooms/domain/message-parser'
import { MESSAGE, MESSAGE_LIMIT, SOCKET_PATH } from '@/lib/rooms/domain/wire'
import { AppError, type Failure, toFailure } from '@/lib/shared/errors'
import { admission, connectLimit, isOwnOrigin } from './admission'
import { commandHandler } from './handlers/command'
import { openGuide } from './handlers/guide'
import { join, joinSchema } from './handlers/join'
import { announceOnline, presenceHandler } from './handlers/presence'
import { publisher } from './publish'
import { RoomMaster } from './room-master'
import type { RoomServer, RoomSocket } from './socket-data'
import { watchRights } from './watch-rights'

export type RealtimeOptions = {
  /** The app's own origin when it is known; otherwise a page must come from the host that it asks. */
  origin: string | undefined
  /** Server time in ms; tests bring their own clock. */
  now?: () => number
  /** Called with the milliseconds and events of each commit. */
  committed?: (ms: number, events: number) => void
}

export type Realtime = {
  io: RoomServer
  master: RoomMaster
  /** Stops taking commands and finishes those that are waiting. */
  drain: () => Promise<void>
  close: () => Promise<void>
}

/** Every message a browser may send; a test holds the handlers against this list. */
export const HANDLED = [MESSAGE.join, MESSAGE.command, MESSAGE.presence, MESSAGE.guide, MESSAGE.time] as const

/** Puts the socket side onto an HTTP server that may serve other things too. */
export async function attachRealtime(http: HttpServer, options: RealtimeOptions): Promise<Realtime> {
  const now = options.now ?? Date.now
  const report = (what: string, error: unknown) => {
    console.error(
      JSON.stringify({ at: new Date().toISOString(), level: 'error', what, error: String(error) }),
    )
  }
  const mayConnect = connectLimit(now)
  const io: RoomServer = new Server(http, {
    path: SOCKET_PATH,
    serveClient: false,
    destroyUpgrade: false,
    transports: ['websocket', 'polling'],
    maxHttpBufferSize: MESSAGE_LIMIT + 1024,
    perMessageDeflate: false,
    pingInterval: 4_000,
    pingTimeout: 4_000,
    parser: { Encoder, Decoder },
    allowRequest: (request, callback) => {
      const address = request.socket.remoteAddress ?? 'unknown'
      // Polling asks again and again within one connection; only its first request counts.
      const isNew = !request.url?.includes('sid=')
      callback(
        null,
        isOwnOrigin(request, options.origin) && (!isNew || isLoopback(address) || mayConnect(address)),
      )
    },
  })
  const master = new RoomMaster({
    now,
    report,
    publish: publisher(io),
    ...(options.committed ? { committed: options.committed } : {}),
  })
  io.use(admission(io))
  io.on('connection', (socket) => serve(io, socket, master, now, report))
  const stopWatching = watchRights(io, master, report)
  return {
    io,
    master,
    drain: () => master.close(),
    close: async () => {
      stopWatching()
      await io.close()
    },
  }
}

/** The machine itself: health checks, a proxy on the same host, tests. */
function isLoopback(address: string): boolean {
  return address === '::1' || address.startsWith('127.') || address.startsWith('::ffff:127.')
}

type Reply = (answer: ({ ok: true } & object) | Failure) => void

function serve(
  io: RoomServer,
  socket: RoomSocket,
  master: RoomMaster,
  now: () => number,
  report: (what: string, error: unknown) => void,
): void {
  /** Runs an asking message: its answer goes to the callback, or as a refusal where none was sent along. */
  const asking =
    (work: (payload: unknown) => Promise<object>) =>
    async (...args: unknown[]) => {
      const reply = args.find((arg): arg is Reply => typeof arg === 'function')
      try {
        const answer = await work(args[0])
        reply?.({ ok: true, ...answer })
      } catch (error) {
        if (!(error instanceof AppError)) report('answer', error)
        const failure = toFailure(error)
        if (reply) reply(failure)
        else socket.emit(MESSAGE.refused, null, null, failure.code, failure.message)
      }
    }
  const unreadable = () =>
    socket.emit(
      MESSAGE.refused,
      null,
      null,
      'wire/malformed',
      'That message could not be read, so nothing was changed.',
    )

  socket.on(
    MESSAGE.join,
    asking(async (payload) => {
      const parsed = joinSchema.safeParse(payload)
      if (!parsed.success) throw new AppError('wire/malformed', 'That message was not in the expected form.')
      const answer = await join(socket, parsed.data, master, now)
      await announceOnline(io, parsed.data.roomId)
      return answer
    }),
  )
  socket.on(MESSAGE.command, commandHandler(socket, master, now))
  socket.on(MESSAGE.presence, presenceHandler(socket, now))
  socket.on(
    MESSAGE.guide,
    asking(async () => ({ guide: await openGuide(socket, master) })),
  )
  socket.on(
    MESSAGE.time,
    asking(async () => ({ now: now() })),
  )
  const handled: ReadonlySet<string> = new Set(HANDLED)
  socket.onAny((name: string) => {
    if (name === MALFORMED || !handled.has(name)) unreadable()
  })
  socket.on('error', (error) => report('socket', error))
  socket.on('disconnect', () => {
    const { room } = socket.data
    if (room) announceOnline(io, room.id).catch((error) => report('announce', error))
  })
}
