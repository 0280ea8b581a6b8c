import type { DefaultEventsMap, Server, Socket } from 'socket.io'
import type { RoomRole } from '@/lib/framework/roles'
import type { BrowserToServer, ServerToBrowser } from '@/lib/rooms/domain/protocol/messages'

/** What the server knows about a socket. The room part is set by a successful join. */
export type SocketData = {
  userId: string
  name: string
  sessionEpoch: number
  sessionId: string
  /** This socket only receives its user's updates: it may not enter a room. */
  onlyUpdates?: boolean
  room?: {
    id: string
    tab: string
    number: number
    role: RoomRole
    /**
     * The first number of each stream that was put off since the join: later ones wait too. Null for most
     * sockets.
     */
    putOff: Map<number, number> | null
  }
}

export type RoomSocket = Socket<BrowserToServer, ServerToBrowser, DefaultEventsMap, SocketData>
export type RoomServer = Server<BrowserToServer, ServerToBrowser, DefaultEventsMap, SocketData>
