/** What one pass takes on, in bytes of edits; a single job may cost more, and then has a pass to itself. */
export const PASS_COST = 64 * 1024
/** What each person may spend in a round before the next one has theirs. */
export const QUANTUM = 8 * 1024

/**
 * Shares the server's time between people, not between messages: deficit round robin. Each person in turn may spend a
 * quantum, and saves up for a job that costs more. Pure.
 */
export class FairShare {
  /** People whose jobs did not all have their turn, next one first, and what they have saved up. */
  private credits = new Map<string, number>()
  private newcomersFirst = true

  /**
   * Chooses what one pass takes on: never nothing, and never two jobs that cost more than a pass together.
   * @param queues what the jobs of each person cost, in order
   * @returns how many of each person's jobs have their turn now
   */
  choose(queues: ReadonlyMap<string, readonly number[]>): Map<string, number> {
    this.lineUp(queues)
    const taken = new Map<string, number>()
    let spent = 0
    for (;;) {
      const [next] = this.credits
      if (!next) return taken
      const [owner, credit] = next
      const queue = queues.get(owner) ?? []
      let count = taken.get(owner) ?? 0
      let left = credit + QUANTUM
      for (let cost = queue[count]; cost !== undefined && cost <= left; cost = queue[count]) {
        if (spent > 0 && spent + cost > PASS_COST) {
          // Stays first in line, and is given this quantum again.
          this.credits.set(owner, left - QUANTUM)
          return taken
        }
        spent += cost
        left -= cost
        count += 1
        taken.set(owner, count)
      }
      this.credits.delete(owner)
      if (count < queue.length) this.credits.set(owner, left)
    }
  }

  /** Nobody waits any more: what was saved up is gone. */
  clear(): void {
    this.credits.clear()
  }

  /**
   * Who comes newly goes before those who have been waiting, every other time: a small edit then waits for one large
   * one at most, and newcomers cannot keep the others out.
   */
  private lineUp(queues: ReadonlyMap<string, readonly number[]>): void {
    const waiting = [...this.credits].filter(([owner]) => queues.has(owner))
    const newcomers = [...queues.keys()]
      .filter((owner) => !this.credits.has(owner))
      .map((owner): [string, number] => [owner, 0])
    this.credits = new Map(this.newcomersFirst ? [...newcomers, ...waiting] : [...waiting, ...newcomers])
    this.newcomersFirst = !this.newcomersFirst
  }
}
