import type { RoomJob } from './room-job'

/** Time after which a job gets an answer, whatever the database does, in ms. */
export const ANSWER_WITHIN = 5_000

/** Jobs that have not been answered yet, oldest first. */
export class Unanswered {
  private readonly since = new Map<RoomJob, number>()

  get size(): number {
    return this.since.size
  }

  add(job: RoomJob, now: number): void {
    this.since.set(job, now)
  }

  done(jobs: Iterable<RoomJob>): void {
    for (const job of jobs) this.since.delete(job)
  }

  /** Removes and returns those that have waited too long. */
  takeOverdue(now: number): RoomJob[] {
    const overdue: RoomJob[] = []
    for (const [job, at] of this.since) {
      if (now - at < ANSWER_WITHIN) break
      overdue.push(job)
    }
    this.done(overdue)
    return overdue
  }
}
