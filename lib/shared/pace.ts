/** Lets each person do something `burst` times at once and then every `everyMs`. The caller brings the time in ms. */
export class Pace {
  /** By person: when their next one would be due if they kept the pace. The longest unseen come first. */
  private readonly due = new Map<string, number>()

  constructor(
    private readonly everyMs: number,
    private readonly burst: number,
    /** People remembered. */
    private readonly most = 10_000,
  ) {}

  /** Counts one. @returns false when it comes too early; it does not count then. */
  take(person: string, now: number): boolean {
    const known = this.due.get(person) ?? 0
    // Later than any pace allows: the clock was put back since.
    const due = known > now + this.everyMs * this.burst ? now : Math.max(now, known)
    if (due - now > this.everyMs * (this.burst - 1)) return false
    this.due.delete(person)
    this.due.set(person, due + this.everyMs)
    const [oldest] = this.due.keys()
    if (this.due.size > this.most && oldest !== undefined) this.due.delete(oldest)
    return true
  }
}
