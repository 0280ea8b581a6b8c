import { appError } from './errors'
import type { PlainCode } from './sentences/sentences'

/** Counts the steps that something takes. Reading the log counts without a limit: what is in it was accepted. */
export class Work {
  done = 0

  /** @param code of the refusal once there are more steps than `limit` */
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
