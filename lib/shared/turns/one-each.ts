import { AtOnce } from './at-once'

/**
 * Does one thing at a time for each person, the rest in the order of their requests. Nobody waits for anybody
 * else.
 */
export class OneEach {
  private readonly lines = new Map<string, AtOnce>()

  /** @param line the maximum number of one person's tasks that may wait, and the error for any beyond it */
  constructor(private readonly line: { longest: number; full: () => Error }) {}

  /**
   * @throws what the work throws, or that too many of the person's tasks are waiting; the work was not
   * started then
   */
  async run<T>(person: string, work: () => Promise<T>): Promise<T> {
    const line = this.lines.get(person) ?? new AtOnce(1, this.line)
    this.lines.set(person, line)
    try {
      return await line.run(work)
    } finally {
      if (line.isIdle) this.lines.delete(person)
    }
  }
}
