import type { Presence } from '@/lib/board/domain/presence'
import { MESSAGE } from '@/lib/rooms/domain/protocol/wire'
import type { BrowserSocket } from '../connection/browser-socket'

/** Cursors are sent at most 20 times a second. */
const EVERY = 50

type Listener = {
  /** Called with where everybody else is, by member number. */
  moved: (peers: ReadonlyMap<number, Presence>) => void
  /**
   * Called when somebody joined or left, perhaps with a second tab: new arrivals do not know yet where the
   * others are.
   */
  announced: () => void
}

/** Everybody's cursors, which are never stored and never waited for. */
export class PresenceStream {
  private send: (presence: Presence) => void = () => {}
  private readonly peers = new Map<number, Presence>()
  private readonly listeners = new Set<Listener>()
  private sentAt = Number.NEGATIVE_INFINITY

  /** @param monotonic a clock in ms that only goes forward */
  constructor(private readonly monotonic: () => number) {}

  /** Sends over a connection from now on; positions reported while `maySend` returns false are dropped. */
  use(
    line: Pick<BrowserSocket, 'on' | 'emit'>,
    { maySend, ownNumber }: { maySend: () => boolean; ownNumber: () => number | undefined },
  ): void {
    line.on(MESSAGE.presence, (number: number, presence: unknown) => {
      // The server also relays the positions of this person's other tabs.
      if (number !== ownNumber()) this.received(number, presence)
    })
    this.send = (presence) => {
      if (maySend()) line.emit(MESSAGE.presence, presence)
    }
  }

  /** Sends this person's position to the others; positions that come too fast are dropped. */
  moved(presence: Presence): void {
    const now = this.monotonic()
    if (now - this.sentAt < EVERY) return
    this.sentAt = now
    this.send(presence)
  }

  /** The server announces who is connected whenever somebody joins or leaves. */
  announced(online: readonly number[]): void {
    this.keepOnly(online)
    for (const listener of this.listeners) listener.announced()
  }

  /** Removes everybody when the connection is lost. */
  lost(): void {
    this.keepOnly([])
  }

  /** Calls the listener with the current state first. Returns a function that unsubscribes. */
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
    // This comes from our own server, which has validated it.
    this.peers.set(number, presence as Presence)
    this.tell()
  }

  private tell(): void {
    const copy = new Map(this.peers)
    for (const listener of this.listeners) listener.moved(copy)
  }
}
