import { logError } from '@/lib/shared/log-error'

type Part = { name: string; stop: () => unknown }

/** The parts of a process in the order in which they were started; they are stopped in reverse order. */
export class Parts {
  private readonly started: Part[] = []

  /** @param stop ends the part; an error from it is logged and does not keep the others from stopping */
  add(name: string, stop: Part['stop']): void {
    this.started.push({ name, stop })
  }

  /** Stops every part, each after those that were started later. A second call does nothing. */
  async stop(): Promise<void> {
    for (let part = this.started.pop(); part; part = this.started.pop()) {
      try {
        await part.stop()
      } catch (error) {
        logError(`stopping ${part.name}`, error)
      }
    }
  }
}
