'use client'

import { useEffect, useState } from 'react'
import { io } from 'socket.io-client'
import { onSignedOut } from '@/lib/auth/client/signed-out'
import { Decoder, Encoder } from '@/lib/rooms/domain/protocol/message-parser'
import type { RoomOpening } from '@/lib/rooms/domain/protocol/opening'
import { SOCKET_PATH } from '@/lib/rooms/domain/protocol/wire'
import { carryUpdates } from '../connection/carry-updates'
import { RoomConnection } from '../connection/connection'
import type { ConnectionOptions } from '../connection/connection-options'
import { sendLeftBehind } from '../unsaved/left-behind'
import { pendingPrefix, pendingStore } from '../unsaved/pending-store'
import { claimOrphans, claimTab } from '../unsaved/tab'
import { type EarlyRoom, earlyRoom, type RoomDesk } from './early-room'
import { emptyView, type RoomView } from './room-view'
import type { Source } from './use-selected'

/** Opens this tab's connection to a room for as long as the component is mounted. Null at first. */
export function useRoomConnection(
  roomId: string,
  userId: string,
  early: EarlyRoom | null,
): RoomConnection | null {
  const [connection, setConnection] = useState<RoomConnection | null>(null)
  useEffect(() => {
    let opened: RoomConnection | null = null
    const lines: RoomConnection[] = []
    const left = new AbortController()
    const open = async () => {
      const store = pendingStore()
      const prefix = pendingPrefix(userId, roomId)
      const tab = await claimTab(prefix, store)
      if (left.signal.aborted) return
      const lineOf = (id: string, first: RoomOpening | null = null) => {
        const isOwn = id === tab
        const line = openLine({
          roomId,
          userId,
          tab: id,
          store,
          storeKey: prefix + id,
          opening: first,
          isOwn,
        })
        lines.push(line)
        return line
      }
      opened = lineOf(tab, early?.handOver())
      await opened.restore()
      if (left.signal.aborted) return
      setConnection(opened)
      opened.connect()
      const ids = await claimOrphans(prefix, store, tab)
      await sendLeftBehind({ prefix, store, ids, main: opened, open: lineOf, left: left.signal })
    }
    // A closed tab runs no cleanup, and a phone may end a tab that is only hidden.
    const keep = () => opened?.keepNow()
    const ask = (event: BeforeUnloadEvent) => {
      keep()
      if (opened?.wouldLose) event.preventDefault()
    }
    window.addEventListener('beforeunload', ask)
    window.addEventListener('pagehide', keep)
    document.addEventListener('visibilitychange', keep)
    const stopListening = onSignedOut((who) => {
      if (who !== userId) return
      left.abort()
      for (const line of lines) line.forget()
    })
    void open()
    return () => {
      left.abort()
      stopListening()
      window.removeEventListener('beforeunload', ask)
      window.removeEventListener('pagehide', keep)
      document.removeEventListener('visibilitychange', keep)
      opened?.close()
      // So that nobody sees another person's state, or another room's, for a moment.
      setConnection(null)
    }
  }, [roomId, userId, early])
  return connection
}

type LineOptions = Pick<ConnectionOptions, 'roomId' | 'tab' | 'store' | 'storeKey' | 'opening'> & {
  userId: string
  /** Whether it is this tab's own connection, rather than that of a dead tab whose work it sends. */
  isOwn: boolean
}

function openLine({ userId, isOwn, ...options }: LineOptions): RoomConnection {
  const { roomId, tab } = options
  const line = io({
    path: SOCKET_PATH,
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    // Each connection has its own socket: the server knows one tab per socket.
    forceNew: true,
    parser: { Encoder, Decoder },
    // Identifies the tab, so that its older connection is closed; the person whose work it has, so that no
    // other session sends it; the room, so that a proxy can keep a room together.
    auth: { tab, userId },
    query: { room: roomId },
    autoConnect: false,
    reconnectionDelay: 250,
    reconnectionDelayMax: 5_000,
    // Full jitter: after a restart not everybody reconnects at the same moment.
    randomizationFactor: 1,
  })
  if (isOwn) carryUpdates(line)
  return new RoomConnection({
    ...options,
    socket: line,
    monotonic: () => performance.now(),
    setTimer: (run, ms) => setTimeout(run, ms),
  })
}

/** Openings already shown: back navigation can return the same outdated one. */
const shown = new WeakSet<RoomOpening>()

/** The room as it first came with its page: shown right away, and the connection starts from it. */
export function useEarlyRoom(brought: RoomOpening | null): EarlyRoom | null {
  const [early] = useState(() => {
    if (!brought || shown.has(brought)) return null
    return { opening: brought, room: earlyRoom(brought, () => performance.now()) }
  })
  useEffect(() => {
    if (!early) return
    early.room.startClock()
    return () => void shown.add(early.opening)
  }, [early])
  return early?.room ?? null
}

const nothing = () => () => {}

/** The room as this tab sees it, over its connection or as it came with the page. */
export function viewSource(connection: RoomConnection | null, early: EarlyRoom | null): Source<RoomView> {
  if (connection) return { subscribe: connection.subscribe, read: connection.getView }
  const view = early?.view ?? emptyView
  return { subscribe: nothing, read: () => view }
}

/** Server time in ms, read every `every` ms while `running`. */
export function useServerNow({ clock }: Pick<RoomDesk, 'clock'>, running: boolean, every = 250): number {
  const [now, setNow] = useState(() => clock.now())
  useEffect(() => {
    setNow(clock.now())
    if (!running) return
    const timer = setInterval(() => setNow(clock.now()), every)
    return () => clearInterval(timer)
  }, [clock, running, every])
  return now
}
