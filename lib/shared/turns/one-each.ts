import { AtOnce } from './at-once'

/** Does one thing at a time for each person, the rest in the order in which they asked. Nobody waits for somebody else. */
export class OneEach {
  private readonly lines = new Map<string, AtOnce>()

  /** @param line how many things of one person may wait, and what is thrown to more */
  constructor(private readonly line: { longest: number; full: () => Error }) {}

  /** @throws what the work throws, or that too much of theirs waits; the work was not begun then */
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
