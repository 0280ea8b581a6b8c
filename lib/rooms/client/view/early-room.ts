import type * as Y from 'yjs'
import { decodeState } from '@/lib/rooms/domain/log/encode-state'
import type { RoomOpening } from '@/lib/rooms/domain/protocol/opening'
import { emptyView, type RoomView } from './room-view'

/** The part of a connection that the components of a room use. */
export type RoomDesk = {
  /** Server time, in ms since 1970. */
  readonly clock: { now: () => number }
  readonly sheet: { readonly doc: Y.Doc }
  /** Shows a message to the user. */
  notify: (code: string, message: string) => void
}

/** A room as it came with its page: read-only until there is a connection. */
export type EarlyRoom = {
  view: RoomView
  desk: RoomDesk
  startClock: () => void
  /** What a connection starts from: its clock continues from this one's time. */
  handOver: () => RoomOpening
}

/** @param monotonic a clock in ms that only goes forward */
export function earlyRoom(opening: RoomOpening, monotonic: () => number): EarlyRoom {
  const room = decodeState(opening.state)
  // The same on the server and in the browser until the clock is started.
  let started: number | null = null
  const now = () => opening.now + (started === null ? 0 : monotonic() - started)
  return {
    view: { ...emptyView, round: room.round, me: { number: opening.number, role: opening.role } },
    desk: {
      clock: { now },
      sheet: { doc: room.sheet },
      notify: () => {},
    },
    startClock: () => {
      started ??= monotonic()
    },
    handOver: () => ({ ...opening, now: now() }),
  }
}
