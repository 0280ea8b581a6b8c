/** First wait before another attempt, in ms; it doubles each time. */
const FIRST = 500
/** Maximum wait, in ms. */
const LONGEST = 5_000

/** How long to wait before another attempt after a temporary failure. */
export class Backoff {
  /** Number of failed attempts in a row. */
  private failed = 0

  /** The next wait, in ms. Full jitter: after a restart not everybody reconnects at the same moment. */
  next(): number {
    return Math.random() * Math.min(LONGEST, FIRST * 2 ** this.failed++)
  }

  succeeded(): void {
    this.failed = 0
  }
}
