/** Simulated time: timers run in order, and the clock jumps from one to the next. */
export class Scheduler {
  now = 0
  private readonly queue: { at: number; order: number; run: () => void }[] = []
  private count = 0

  after(ms: number, run: () => void): void {
    const entry = { at: this.now + Math.max(0, ms), order: this.count++, run }
    let index = this.queue.length
    while (index > 0 && (this.queue[index - 1]?.at ?? 0) > entry.at) index--
    this.queue.splice(index, 0, entry)
  }

  /** Runs until `done` or until nothing is left. Pending promises get their turn after each step. */
  async run(done: () => boolean, limit: number): Promise<void> {
    while (!done() && this.now < limit) {
      const next = this.queue.shift()
      if (!next) return
      this.now = next.at
      next.run()
      await settled()
    }
  }
}

/** Lets promises run until they wait for the scheduler again. Two rounds, for answers to answers. */
async function settled(): Promise<void> {
  for (let round = 0; round < 3; round++) await new Promise((resolve) => setImmediate(resolve))
}
