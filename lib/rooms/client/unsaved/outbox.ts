/**
 * How many messages a browser may send at once after a pause, and how many a second over time: a little below
 * the server's limit.
 */
const BURST = 50
const PER_SECOND = 28
/** The same, in bytes. */
const BURST_BYTES = 2 * 1024 * 1024
const BYTES_PER_SECOND = 350 * 1024

/**
 * Commands waiting to be sent, in order. A long time offline leaves hundreds; if all were sent at once, the
 * server would put most of them off.
 */
export class Outbox<Message extends readonly unknown[]> {
  private queue: Message[] = []
  private tokens = BURST
  /** Negative after a message that was larger than the remaining budget. */
  private bytes = BURST_BYTES
  private filledAt: number

  /** @param monotonic a clock in ms that only goes forward */
  constructor(private readonly monotonic: () => number) {
    this.filledAt = monotonic()
  }

  add(message: Message): void {
    this.queue.push(message)
  }

  /** Discards the queue; the streams will hand these commands out again. */
  clear(stream?: unknown): void {
    this.queue = stream === undefined ? [] : this.queue.filter(([queued]) => queued !== stream)
  }

  /** Sends what is allowed now. @returns ms until more may be sent, or null if nothing waits */
  flush(send: (message: Message) => void): number | null {
    const now = this.monotonic()
    const seconds = (now - this.filledAt) / 1000
    this.tokens = Math.min(BURST, this.tokens + seconds * PER_SECOND)
    this.bytes = Math.min(BURST_BYTES, this.bytes + seconds * BYTES_PER_SECOND)
    this.filledAt = now
    while (this.tokens >= 1 && this.bytes > 0) {
      const next = this.queue.shift()
      if (!next) return null
      this.tokens -= 1
      this.bytes -= sizeOf(next)
      send(next)
    }
    if (this.queue.length === 0) return null
    const wait = Math.max((1 - this.tokens) / PER_SECOND, -this.bytes / BYTES_PER_SECOND)
    return Math.max(1, Math.ceil(wait * 1000))
  }
}

/** Size of an edit in bytes; other commands are small. */
function sizeOf(message: readonly unknown[]): number {
  return message.reduce<number>((sum, part) => sum + (part instanceof Uint8Array ? part.length : 0), 0)
}
