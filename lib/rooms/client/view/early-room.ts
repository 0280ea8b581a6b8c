import type * as Y from 'yjs'
import { decodeState } from '@/lib/rooms/domain/log/encode-state'
import type { RoomOpening } from '@/lib/rooms/domain/protocol/opening'
import { emptyView, type RoomView } from './room-view'

/** What the parts of a room use of its connection. */
export type RoomDesk = {
  /** Server time, in ms since 1970. */
  readonly clock: { now: () => number }
  readonly sheet: { readonly doc: Y.Doc }
  /** Puts a sentence where people see it. */
  notify: (code: string, message: string) => void
}

/** A room as its page brought it: to be looked at until there is a connection. */
export type EarlyRoom = {
  view: RoomView
  desk: RoomDesk
  startClock: () => void
  /** What a connection begins with: its clock goes on where this one is. */
  handOver: () => RoomOpening
}

/** @param monotonic milliseconds that only go forward */
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
