/** Who waits for a page at once, over all addresses. */
const MOST_WAITING = 200

/** Begins when it is one's turn, and is called when the next may begin. */
type Free = () => void
type Waiting = (free: Free | null) => void

/** Lets pages be rendered one after another; those who wait come in turns by name, such as their address. */
export class PageTurns {
  /** Each name's line of those who wait. The name that comes next stands first. */
  private readonly lines = new Map<string, Waiting[]>()
  private waiting = 0
  private isTaken = false

  /**
   * Waits for a turn.
   * @returns what ends the turn; null when too many wait, and nobody has a longer line under another name
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
    // To the end: every other name comes before its next.
    this.lines.delete(name)
    if (line.length > 0) this.lines.set(name, line)
    this.waiting--
    this.isTaken = true
    go?.(() => {
      this.isTaken = false
      this.next()
    })
  }

  /** Sends away the last of the longest line, where that is longer than one's own would be. */
  private makeRoom(name: string): boolean {
    const longest = [...this.lines.values()].reduce((a, b) => (b.length > a.length ? b : a))
    if (longest.length <= (this.lines.get(name)?.length ?? 0) + 1) return false
    longest.pop()?.(null)
    this.waiting--
    return true
  }
}
