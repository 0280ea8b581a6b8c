import { appError } from './errors'
import type { PlainCode } from './sentences/sentences'

/**
 * Counts the steps that something takes. When the log is read there is no limit, because its content was
 * accepted before.
 */
export class Work {
  done = 0

  /** @param code of the refusal once the steps exceed `limit` */
  constructor(
    private readonly limit = Number.POSITIVE_INFINITY,
    private readonly code: PlainCode = 'work/too-much',
  ) {}

  /** @throws AppError with the code */
  add(steps: number): void {
    this.done += steps
    if (this.done > this.limit) {
      throw appError(this.code)
    }
  }
}
