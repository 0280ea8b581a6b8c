/**
 * Lets only so much of one kind of work go on at once; the rest waits in the order in which it came. Other statements
 * then do not wait for a connection behind all that many people ask for in one moment.
 */
export class AtOnce {
  private running = 0
  private readonly waiting: (() => void)[] = []

  /** @param line how many may wait, and what is thrown to more; without it there is no limit */
  constructor(
    private readonly most: number,
    private readonly line: { longest: number; full: () => Error } | null = null,
  ) {}

  get isIdle(): boolean {
    return this.running === 0
  }

  /** @throws what the work throws, or that too many wait; the work was not begun then */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.running < this.most) this.running++
    else if (this.line && this.waiting.length >= this.line.longest) throw this.line.full()
    // Whoever is done hands their place over.
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
