import type { RoomOpening } from '@/lib/rooms/domain/protocol/opening'
import type { PendingStore } from '../unsaved/pending-store'
import type { BrowserSocket } from './browser-socket'

/** What the page gives a connection to a room. */
export type ConnectionOptions = {
  roomId: string
  tab: string
  socket: BrowserSocket
  store: PendingStore
  storeKey: string
  /** The state that came with the room's page. */
  opening?: RoomOpening | null
  /** A monotonic clock, in ms. */
  monotonic: () => number
  setTimer: (run: () => void, ms: number) => unknown
}
