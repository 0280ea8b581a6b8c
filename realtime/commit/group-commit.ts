import type { RoomStore } from '../live/room-store'
import type { RoomWork } from './decide-jobs'

/** How many commits of one room in a row may fail before its senders are told to wait. */
const ATTEMPTS = 5
/**
 * Number of failures after which a room is committed alone, so that its problem cannot hold up the others.
 */
const ALONE_AFTER = 2
/** Pause after a failed commit, in ms, so that a restarting database is not retried in a tight loop. */
const RETRY_MS = 100

/** Names of the moments between which a crash must lose nothing; see RoomMasterOptions.reached. */
export type Moment = 'before-commit' | 'after-commit' | 'after-publish'

export type GroupCommitOptions = {
  store: RoomStore
  report: (what: string, error: unknown) => void
  pause: (ms: number) => Promise<unknown>
  /** Called with the duration (ms) and number of events of each commit, for the metrics. */
  committed?: ((ms: number, events: number) => void) | undefined
  reached?: ((moment: Moment) => void) | undefined
}

export type Outcome = {
  /** Rooms whose events are in the log now. */
  written: Set<string>
  /** Not written, and worth another attempt once the room has been read again. */
  retry: RoomWork[]
  /** Failed too often. */
  failed: RoomWork[]
}

/** Appends what was decided for many rooms in one transaction, and remembers which rooms keep failing. */
export class GroupCommit {
  /** Number of failed commits in a row, by room. */
  private readonly failures = new Map<string, number>()
  /** Set when the process stops: nothing is retried then. */
  closed = false

  constructor(private readonly options: GroupCommitOptions) {}

  async commit(work: readonly RoomWork[]): Promise<Outcome> {
    const outcome: Outcome = { written: new Set(), retry: [], failed: [] }
    const failures = ({ room }: RoomWork) => this.failures.get(room.id) ?? 0
    const together = work.filter((item) => failures(item) < ALONE_AFTER)
    const alone = work
      .filter((item) => failures(item) >= ALONE_AFTER)
      .sort((a, b) => failures(a) - failures(b))
    let fine = together.length === 0 || (await this.append(together, outcome))
    for (const item of alone) {
      // One failure is enough to wait for: the problem may be the database, and the others would all fail
      // too.
      if (fine) fine = await this.append([item], outcome)
      else if (this.closed) this.failed(item, outcome)
      else outcome.retry.push(item)
    }
    if (!fine) await this.options.pause(RETRY_MS)
    return outcome
  }

  /** @returns false if the transaction failed */
  private async append(work: readonly RoomWork[], outcome: Outcome): Promise<boolean> {
    const { store, report, committed, reached } = this.options
    const started = performance.now()
    reached?.('before-commit')
    try {
      const written = await store.append(work.map((item) => item.batch))
      reached?.('after-commit')
      committed?.(
        performance.now() - started,
        work.reduce((sum, item) => sum + item.batch.events.length, 0),
      )
      for (const item of work) {
        // It is not a failure if another process wrote first.
        if (!written.has(item.room.id)) outcome.retry.push(item)
        else {
          this.failures.delete(item.room.id)
          outcome.written.add(item.room.id)
        }
      }
      return true
    } catch (error) {
      report('append events', error)
      for (const item of work) this.failed(item, outcome)
      return false
    }
  }

  private failed(item: RoomWork, outcome: Outcome): void {
    const { id } = item.room
    const failures = (this.failures.get(id) ?? 0) + 1
    if (failures < ATTEMPTS && !this.closed) {
      this.failures.set(id, failures)
      outcome.retry.push(item)
    } else {
      this.failures.delete(id)
      outcome.failed.push(item)
    }
  }
}
