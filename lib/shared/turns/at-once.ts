/**
 * Limits how much of one kind of work runs at once; the rest waits in order of arrival. Other statements then
 * do not have to wait for a connection behind a burst of requests.
 */
export class AtOnce {
  private running = 0
  private readonly waiting: (() => void)[] = []

  /** @param line the maximum number that may wait, and the error for any beyond it; unlimited without it */
  constructor(
    private readonly most: number,
    private readonly line: { longest: number; full: () => Error } | null = null,
  ) {}

  get isIdle(): boolean {
    return this.running === 0
  }

  /** @throws what the work throws, or that too many are waiting; the work was not started then */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.running < this.most) this.running++
    else if (this.line && this.waiting.length >= this.line.longest) throw this.line.full()
    // Finished work hands its place over.
    else await new Promise<void>((resolve) => this.waiting.push(resolve))
    try {
      return await work()
    } finally {
      const next = this.waiting.shift()
      if (next) next()
      else this.running--
    }
  }
}
