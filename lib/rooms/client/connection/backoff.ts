/** First wait before trying again, in ms; it doubles. */
const FIRST = 500
/** Longest wait, in ms. */
const LONGEST = 5_000

/** How long to wait before trying again what failed for a passing reason. */
export class Backoff {
  /** Attempts in a row that failed. */
  private failed = 0

  /** The next wait, in ms. Full jitter: after a restart not everybody comes back in the same moment. */
  next(): number {
    return Math.random() * Math.min(LONGEST, FIRST * 2 ** this.failed++)
  }

  succeeded(): void {
    this.failed = 0
  }
}
