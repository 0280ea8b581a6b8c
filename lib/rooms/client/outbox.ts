/** Messages a browser may send at once after a quiet time, and a second over time: a little below the server's limit. */
const BURST = 50
const PER_SECOND = 28

type Message = readonly unknown[]

/**
 * Commands on their way to the wire, in order. A long offline spell leaves hundreds; sent all at once the server
 * would put most of them off.
 */
export class Outbox {
  private queue: Message[] = []
  private tokens = BURST
  private filledAt: number

  /** @param monotonic milliseconds that only go forward */
  constructor(private readonly monotonic: () => number) {
    this.filledAt = monotonic()
  }

  add(message: Message): void {
    this.queue.push(message)
  }

  /** Forgets what waits; its lines will hand it out again. */
  clear(stream?: unknown): void {
    this.queue = stream === undefined ? [] : this.queue.filter(([its]) => its !== stream)
  }

  /** Sends what may go now. @returns ms until more may go, or null when nothing waits */
  flush(send: (message: Message) => void): number | null {
    const now = this.monotonic()
    this.tokens = Math.min(BURST, this.tokens + ((now - this.filledAt) / 1000) * PER_SECOND)
    this.filledAt = now
    while (this.tokens >= 1) {
      const next = this.queue.shift()
      if (!next) return null
      this.tokens -= 1
      send(next)
    }
    return this.queue.length === 0 ? null : Math.ceil(((1 - this.tokens) / PER_SECOND) * 1000)
  }
}
