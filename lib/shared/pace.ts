/**
 * Lets each person do something `burst` times at once and then once every `everyMs`. The caller passes the
 * time in ms.
 */
export class Pace {
  /**
   * By person: when their next action would be due at the steady rate. The least recently seen people come
   * first.
   */
  private readonly due = new Map<string, number>()

  constructor(
    private readonly everyMs: number,
    private readonly burst: number,
    /** Maximum number of people remembered. */
    private readonly most = 10_000,
  ) {}

  /** Counts one action. @returns false if it is too early; it is not counted then */
  take(person: string, now: number): boolean {
    const known = this.due.get(person) ?? 0
    // Later than the rate allows: the clock has been set back since.
    const due = known > now + this.everyMs * this.burst ? now : Math.max(now, known)
    if (due - now > this.everyMs * (this.burst - 1)) return false
    this.due.delete(person)
    this.due.set(person, due + this.everyMs)
    const [oldest] = this.due.keys()
    if (this.due.size > this.most && oldest !== undefined) this.due.delete(oldest)
    return true
  }
}
