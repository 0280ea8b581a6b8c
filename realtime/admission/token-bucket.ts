/** Allows `burst` at once and `perSecond` over time. Pure: the caller passes the time in ms. */
export class TokenBucket {
  private tokens: number
  private at: number

  constructor(
    private readonly perSecond: number,
    private readonly burst: number,
    now: number,
  ) {
    this.tokens = burst
    this.at = now
  }

  /** Takes tokens, one by default. @returns false if there are not enough left */
  take(now: number, amount = 1): boolean {
    // A clock that was set back takes nothing away.
    const passed = Math.max(0, now - this.at)
    this.tokens = Math.min(this.burst, this.tokens + (passed / 1000) * this.perSecond)
    this.at = now
    if (this.tokens < amount) return false
    this.tokens -= amount
    return true
  }
}

/** Maximum number of names remembered; beyond it, the least recently used ones are forgotten. */
const REMEMBERED = 10_000

/** A bucket for each address or person. */
export class TokenBuckets {
  private readonly buckets = new Map<string, TokenBucket>()

  constructor(
    private readonly perSecond: number,
    private readonly burst: number,
  ) {}

  take(name: string, now: number, amount = 1): boolean {
    return this.of(name, now).take(now, amount)
  }

  /** The bucket of one name, for callers that take from it often. */
  of(name: string, now: number): TokenBucket {
    const bucket = this.buckets.get(name) ?? new TokenBucket(this.perSecond, this.burst, now)
    this.buckets.delete(name)
    this.buckets.set(name, bucket)
    const oldest = this.buckets.keys().next()
    if (this.buckets.size > REMEMBERED && !oldest.done) this.buckets.delete(oldest.value)
    return bucket
  }
}
