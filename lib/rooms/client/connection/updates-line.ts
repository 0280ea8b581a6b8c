import { io } from 'socket.io-client'
import { onSignedOut } from '@/lib/auth/client/signed-out'
import { Decoder, Encoder } from '@/lib/rooms/domain/protocol/message-parser'
import { SOCKET_PATH } from '@/lib/rooms/domain/protocol/wire'
import { updates as ofThisTab, type Updates } from '@/lib/updates/client/updates'
import { Backoff } from './backoff'
import { carryUpdates } from './carry-updates'
import { SocketWatch } from './socket-watch'

/** How long a connection is kept that no page holds, in ms: the next page may want it too. */
const KEPT_MS = 1_000

type Line = { userId: string; holders: number; close: () => void }

let shared: Line | null = null

/**
 * Holds this tab's connection for updates, for pages without a room's connection. All holders share one.
 * @returns a function that releases it
 */
export function holdUpdatesLine(userId: string): () => void {
  if (shared?.userId !== userId) {
    shared?.close()
    const opened: Line = { userId, holders: 0, close: () => {} }
    shared = opened
    // The next page tries again: the reason for the refusal may have passed, for example if other tabs were
    // closed.
    const refused = () => {
      if (shared === opened) shared = null
    }
    opened.close = openUpdatesLine(userId, { refused })
  }
  const line = shared
  line.holders++
  return () => {
    line.holders--
    setTimeout(() => {
      if (line.holders > 0 || shared !== line) return
      line.close()
      shared = null
    }, KEPT_MS)
  }
}

type OpenOptions = {
  /** URL of the server; defaults to the page's own. */
  url?: string
  updates?: Updates
  /** Called when the server no longer lets this connection in. */
  refused?: () => void
  /** Further socket options, such as a cookie when not in a browser. */
  socket?: object
}

/** Opens a connection that carries updates and nothing else. @returns a function that closes it */
export function openUpdatesLine(
  userId: string,
  { url, updates = ofThisTab, refused, socket }: OpenOptions = {},
): () => void {
  const tab = crypto.getRandomValues(new Uint32Array(4)).join('-')
  const options = {
    path: SOCKET_PATH,
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    forceNew: true,
    parser: { Encoder, Decoder },
    auth: { tab, userId, only: 'updates' },
    // A proxy distributes connections by this; there is no room to keep together.
    query: { room: tab },
    autoConnect: false,
    reconnectionDelay: 1_000,
    reconnectionDelayMax: 30_000,
    randomizationFactor: 1,
    ...socket,
  }
  const line = url ? io(url, options) : io(options)
  let isOver = false
  const stopCarrying = carryUpdates(line, updates)
  const close = () => {
    isOver = true
    stopCarrying()
    stopListening()
    line.disconnect()
  }
  const stopListening = onSignedOut((who) => {
    if (who === userId) close()
  })
  const backoff = new Backoff()
  new SocketWatch({
    socket: line,
    backoff,
    setTimer: (run, ms) => setTimeout(run, ms),
    connected: () => backoff.succeeded(),
    lost: () => {},
    // For example after the session has ended. Pages then poll slowly, and learn the reason from that.
    refused: () => {
      close()
      refused?.()
    },
    isOver: () => isOver,
  }).start()
  line.connect()
  return close
}
