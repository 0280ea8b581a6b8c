import { io } from 'socket.io-client'
import { onSignedOut } from '@/lib/auth/client/signed-out'
import { Decoder, Encoder } from '@/lib/rooms/domain/protocol/message-parser'
import { SOCKET_PATH } from '@/lib/rooms/domain/protocol/wire'
import { updates as ofThisTab, type Updates } from '@/lib/updates/client/updates'
import { Backoff } from './backoff'
import { carryUpdates } from './carry-updates'
import { SocketWatch } from './socket-watch'

/** How long a line is kept that no page holds, in ms: the next page may want it too. */
const KEPT_MS = 1_000

type Line = { userId: string; holders: number; close: () => void }

let shared: Line | null = null

/**
 * Holds this tab's line for updates, for pages that have no room's line. One serves all that hold it.
 * @returns lets it go
 */
export function holdUpdatesLine(userId: string): () => void {
  if (shared?.userId !== userId) {
    shared?.close()
    const opened: Line = { userId, holders: 0, close: () => {} }
    shared = opened
    // The next page tries again: why this one was refused may be over, as when other tabs were closed.
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
  /** Where the server is; the page's own when left out. */
  url?: string
  updates?: Updates
  /** Called when the server lets this line in no more. */
  refused?: () => void
  /** Further options of the socket, such as a cookie where there is no browser. */
  socket?: object
}

/** Opens a connection that brings updates and nothing else. @returns closes it */
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
    // A proxy spreads connections by this; there is no room to keep together.
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
    // Such as after the session's end. Pages ask slowly then, and learn the reason where they ask.
    refused: () => {
      close()
      refused?.()
    },
    isOver: () => isOver,
  }).start()
  line.connect()
  return close
}
