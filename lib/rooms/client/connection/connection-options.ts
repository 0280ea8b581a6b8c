import type { RoomOpening } from '@/lib/rooms/domain/protocol/opening'
import type { PendingStore } from '../unsaved/pending-store'
import type { BrowserSocket } from './browser-socket'

/** What a connection to a room is given by the page that it lives in. */
export type ConnectionOptions = {
  roomId: string
  tab: string
  socket: BrowserSocket
  store: PendingStore
  storeKey: string
  /** What the room's page brought along. */
  opening?: RoomOpening | null
  /** Milliseconds that only go forward. */
  monotonic: () => number
  setTimer: (run: () => void, ms: number) => unknown
}
