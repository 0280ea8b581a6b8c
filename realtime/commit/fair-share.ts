/** Maximum work of one pass, in bytes of edits; a single job may cost more, and then has a pass to itself. */
export const PASS_COST = 64 * 1024
/** What each person may spend per turn before the next person's turn, in bytes of edits. */
export const QUANTUM = 8 * 1024

/**
 * Shares the server's time between people, not between messages: deficit round robin. Each person in turn may
 * spend a quantum, and saves up for a job that costs more. Pure.
 */
export class FairShare {
  /** People with jobs left over, the next one first, and what they have saved up. */
  private credits = new Map<string, number>()
  private newcomersFirst = true

  /**
   * Chooses the jobs of one pass: at least one, and never two that together cost more than a pass.
   * @param queues the costs of each person's jobs, in order
   * @returns how many of each person's jobs are in this pass
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
          // Stays first in the queue, and gets this quantum again.
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

  /** Nobody is waiting any more: savings are dropped. */
  clear(): void {
    this.credits.clear()
  }

  /**
   * Every other time, newcomers go before those who have been waiting: a small edit then waits for at most
   * one large one, and newcomers cannot keep the others out.
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
