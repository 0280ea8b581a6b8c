/** Maximum number of requests that may wait for a page at once, over all addresses. */
const MOST_WAITING = 200

/** Passed to a request when its turn begins; it calls this when the next may begin. */
type Free = () => void
type Waiting = (free: Free | null) => void

/** Lets pages be rendered one after another; waiting requests take turns by name, such as their address. */
export class PageTurns {
  /** Each name's queue of waiting requests. The name whose turn is next comes first. */
  private readonly lines = new Map<string, Waiting[]>()
  private waiting = 0
  private isTaken = false

  /**
   * Waits for a turn.
   * @returns a function that ends the turn; null if too many are waiting and no other name has a longer queue
   */
  take(name: string): Promise<Free | null> {
    if (this.waiting >= MOST_WAITING && !this.makeRoom(name)) return Promise.resolve(null)
    return new Promise((resolve) => {
      const line = this.lines.get(name) ?? []
      line.push(resolve)
      this.lines.set(name, line)
      this.waiting++
      this.next()
    })
  }

  private next(): void {
    const [first] = this.lines
    if (this.isTaken || !first) return
    const [name, line] = first
    const go = line.shift()
    // Moves this name to the end: every other name comes before its next request.
    this.lines.delete(name)
    if (line.length > 0) this.lines.set(name, line)
    this.waiting--
    this.isTaken = true
    go?.(() => {
      this.isTaken = false
      this.next()
    })
  }

  /** Rejects the last request of the longest queue, if that is longer than this name's queue would be. */
  private makeRoom(name: string): boolean {
    const longest = [...this.lines.values()].reduce((a, b) => (b.length > a.length ? b : a))
    if (longest.length <= (this.lines.get(name)?.length ?? 0) + 1) return false
    longest.pop()?.(null)
    this.waiting--
    return true
  }
}
