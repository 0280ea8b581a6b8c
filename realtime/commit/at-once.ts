/**
 * Lets only so much of one kind of work go on at once; the rest waits in the order in which it came. Other statements
 * then do not wait for a connection behind all that many people ask for in one moment.
 */
export class AtOnce {
  private running = 0
  private readonly waiting: (() => void)[] = []

  constructor(private readonly most: number) {}

  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.running < this.most) this.running++
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
