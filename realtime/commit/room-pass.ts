import type { RoomEvent } from '@/lib/rooms/domain/log/events'
import { weightOf } from '@/lib/rooms/server/log/event-weight'
import type { LiveRoom } from '../live/live-room'
import type { RoomTable } from '../live/room-table'
import type { DayUses } from './day-use'
import { decideJobs, type RoomWork } from './decide-jobs'
import type { GroupCommit } from './group-commit'
import { type RoomJob, runTurns } from './room-job'
import type { RoomMasterOptions } from './room-master-options'
import type { RoomQueue } from './room-queues'

type RoomPassOptions = Pick<RoomMasterOptions, 'now' | 'report' | 'announce' | 'reached' | 'hasModel'> & {
  table: RoomTable
  commits: GroupCommit
  dayUses: DayUses
  /** These jobs are to be decided again, before later ones. */
  putBack: (queue: { room: LiveRoom; jobs: RoomJob[] }) => void
  /** Neither these jobs nor those waiting behind them can be written. */
  fail: (queue: { room: LiveRoom; jobs: RoomJob[] }) => void
  /** These jobs were answered. */
  done: (jobs: readonly RoomJob[]) => void
  /** The room may have its next pass: no turn is reading it any more. */
  over: () => void
}

/** One pass: decide the jobs of some rooms, append the result in one commit, and only then notify anybody. */
export class RoomPass {
  /** Bytes of commands refused because a log or a person's daily quota was full. */
  refusedBytes = 0
  /** Rooms whose memory is ahead of their log: a commit is in progress. */
  private inFlight: ReadonlySet<string> = new Set()
  /** Rooms that a turn is reading between two commits; they have no pass in the meantime. */
  private readonly looking = new Set<string>()

  constructor(private readonly options: RoomPassOptions) {}

  /** Whether a turn is reading a room. */
  isLookedAt(roomId: string): boolean {
    return this.looking.has(roomId)
  }

  /** Whether a room must stay in memory. */
  needs(roomId: string): boolean {
    return this.inFlight.has(roomId) || this.looking.has(roomId)
  }

  /** Whether a turn is reading any room. */
  get isLooking(): boolean {
    return this.looking.size > 0
  }

  /** Whatever goes wrong gets an answer, and the other rooms go on. */
  async run(queues: readonly RoomQueue[]): Promise<void> {
    let written = false
    try {
      written = await this.carryOut(queues)
    } catch (error) {
      // A bug of ours: these rooms are read again. Senders already answered learn that their commands are in
      // the log.
      this.options.report('room pass', error)
      for (const queue of queues) this.options.fail(queue)
    }
    // A commit lets everything else in this process run; refusals alone would not.
    if (!written) await new Promise((resolve) => setImmediate(resolve))
  }

  /** @returns whether anything was written */
  private async carryOut(queues: readonly RoomQueue[]): Promise<boolean> {
    this.inFlight = new Set(queues.map(({ room }) => room.id))
    const { now, report, dayUses, table, commits, reached, hasModel = () => false } = this.options
    const overQuota = (bytes: number) => {
      this.refusedBytes += bytes
    }
    const options = { now, report, dayUses, overQuota, hasModel }
    const work = queues.map(({ room, jobs }) => decideJobs(room, jobs, options))
    const { written, retry, failed } = await commits.commit(
      work.filter((item) => item.batch.events.length > 0),
    )
    // The room's state is ahead of the log: it is read again before its jobs get another attempt, in order.
    for (const item of retry) {
      table.drop(item.room.id)
      this.options.putBack(item)
    }
    for (const item of failed) this.options.fail(item)
    this.inFlight = new Set()
    for (const item of work)
      if (item.batch.events.length === 0 || written.has(item.room.id)) this.answer(item)
    if (written.size > 0) reached?.('after-publish')
    this.keepSnapshot(work, written)
    return written.size > 0
  }

  /** Sends what was written to everybody, then the refusals, then runs the turns. */
  private answer(item: RoomWork): void {
    const { room, before, batch, jobs, refusals, turns } = item
    if (batch.events.length > 0) {
      this.guarded('publish', () => {
        this.options.table.tell(room, before, batch.events)
        this.options.announce?.(room.id)
      })
      this.countUse(batch.events)
    }
    for (const refused of refusals) this.guarded('refuse', refused)
    this.options.done(jobs.filter(({ kind }) => kind === 'command'))
    if (turns.length > 0) this.inspect(item)
  }

  /** Runs the turns of a room. Only that room waits for them. */
  private inspect({ room, turns }: RoomWork): void {
    this.looking.add(room.id)
    runTurns(room, turns)
      .catch((error) => this.options.report('turn', error))
      .finally(() => {
        this.options.done(turns)
        this.looking.delete(room.id)
        this.options.over()
      })
  }

  /** Stores at most one snapshot per pass: encoding a full board takes as long as a large edit. */
  private keepSnapshot(work: readonly RoomWork[], written: ReadonlySet<string>): void {
    const due = work.find(({ room }) => written.has(room.id) && room.needsSnapshot(false))
    if (!due) return
    this.options.table.keepSnapshot(due.room, false).catch((error) => this.options.report('snapshot', error))
  }

  private countUse(events: readonly RoomEvent[]): void {
    const now = this.options.now()
    for (const event of events)
      if (event.actorId) this.options.dayUses.add(event.actorId, weightOf(event), now)
  }

  /** An error from one socket must not keep the other rooms from being notified. */
  private guarded(what: string, run: () => void): void {
    try {
      run()
    } catch (error) {
      this.options.report(what, error)
    }
  }
}
