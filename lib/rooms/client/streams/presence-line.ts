import type { Presence } from '@/lib/board/domain/presence'
import { MESSAGE } from '@/lib/rooms/domain/protocol/wire'
import type { RoomLine } from '../connection/room-line'

/** Cursors go out at most 20 times a second. */
const EVERY = 50

/** Everybody's cursors, never kept and never waited for. */
export class PresenceLine {
  private send: (presence: Presence) => void = () => {}
  private readonly peers = new Map<number, Presence>()
  private readonly listeners = new Set<(peers: ReadonlyMap<number, Presence>) => void>()
  private sentAt = Number.NEGATIVE_INFINITY

  /** @param monotonic milliseconds that only go forward */
  constructor(private readonly monotonic: () => number) {}

  /** Goes over a line from here on; what is told while `maySend` says no is left out. */
  use(line: Pick<RoomLine, 'on' | 'emit'>, maySend: () => boolean): void {
    line.on(MESSAGE.presence, (number: number, presence: unknown) => this.received(number, presence))
    this.send = (presence) => {
      if (maySend()) line.emit(MESSAGE.presence, presence)
    }
  }

  /** Tells the others where this person is; what comes too fast is left out. */
  moved(presence: Presence): void {
    const now = this.monotonic()
    if (now - this.sentAt < EVERY) return
    this.sentAt = now
    this.send(presence)
  }

  /** Forgets everybody who is not connected any more. */
  keepOnly(numbers: readonly number[]): void {
    for (const number of this.peers.keys()) if (!numbers.includes(number)) this.peers.delete(number)
    this.tell()
  }

  subscribe(listener: (peers: ReadonlyMap<number, Presence>) => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  private received(number: number, presence: unknown): void {
    // Comes from our own server, which has checked it.
    this.peers.set(number, presence as Presence)
    this.tell()
  }

  private tell(): void {
    const copy = new Map(this.peers)
    for (const listener of this.listeners) listener(copy)
  }
}
