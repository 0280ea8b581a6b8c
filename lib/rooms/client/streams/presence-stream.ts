import type { Presence } from '@/lib/board/domain/presence'
import { MESSAGE } from '@/lib/rooms/domain/protocol/wire'
import type { BrowserSocket } from '../connection/browser-socket'

/** Cursors go out at most 20 times a second. */
const EVERY = 50

type Listener = {
  /** Where everybody else is, by member number. */
  moved: (peers: ReadonlyMap<number, Presence>) => void
  /** Somebody came or went, perhaps with a second tab: nobody who comes knows yet where the others are. */
  announced: () => void
}

/** Everybody's cursors, never kept and never waited for. */
export class PresenceStream {
  private send: (presence: Presence) => void = () => {}
  private readonly peers = new Map<number, Presence>()
  private readonly listeners = new Set<Listener>()
  private sentAt = Number.NEGATIVE_INFINITY

  /** @param monotonic milliseconds that only go forward */
  constructor(private readonly monotonic: () => number) {}

  /** Goes over a line from here on; what is told while `maySend` says no is left out. */
  use(
    line: Pick<BrowserSocket, 'on' | 'emit'>,
    { maySend, ownNumber }: { maySend: () => boolean; ownNumber: () => number | undefined },
  ): void {
    line.on(MESSAGE.presence, (number: number, presence: unknown) => {
      // The server passes on what this person's other tabs tell.
      if (number !== ownNumber()) this.received(number, presence)
    })
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

  /** The server says who is connected, whenever somebody comes or goes. */
  announced(online: readonly number[]): void {
    this.keepOnly(online)
    for (const listener of this.listeners) listener.announced()
  }

  /** Clears everybody when the connection is lost. */
  lost(): void {
    this.keepOnly([])
  }

  /** Begins with what is known already. Returns a function that unsubscribes. */
  subscribe(listener: Listener): () => void {
    this.listeners.add(listener)
    if (this.peers.size > 0) listener.moved(new Map(this.peers))
    return () => this.listeners.delete(listener)
  }

  private keepOnly(numbers: readonly number[]): void {
    for (const number of this.peers.keys()) if (!numbers.includes(number)) this.peers.delete(number)
    this.tell()
  }

  private received(number: number, presence: unknown): void {
    // Comes from our own server, which has checked it.
    this.peers.set(number, presence as Presence)
    this.tell()
  }

  private tell(): void {
    const copy = new Map(this.peers)
    for (const listener of this.listeners) listener.moved(copy)
  }
}
