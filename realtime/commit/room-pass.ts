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
  /** These are to be decided again, before what came later. */
  putBack: (queue: { room: LiveRoom; jobs: RoomJob[] }) => void
  /** Neither these nor what waits behind them can be written. */
  fail: (queue: { room: LiveRoom; jobs: RoomJob[] }) => void
  /** These were answered. */
  done: (jobs: readonly RoomJob[]) => void
  /** The room may have its next pass: nobody looks at it any more. */
  over: () => void
}

/** One pass: decide what some rooms' jobs ask for, append it in one commit, and only then let anybody know. */
export class RoomPass {
  /** Bytes of commands that were refused because a log or a person's day was full. */
  refusedBytes = 0
  /** Rooms whose memory has run ahead of their log: a commit is under way. */
  private inFlight: ReadonlySet<string> = new Set()
  /** Rooms that somebody looks at between two commits; they have no pass meanwhile. */
  private readonly looking = new Set<string>()

  constructor(private readonly options: RoomPassOptions) {}

  /** Whether somebody looks at a room. */
  isLookedAt(roomId: string): boolean {
    return this.looking.has(roomId)
  }

  /** Whether a room must stay in memory. */
  needs(roomId: string): boolean {
    return this.inFlight.has(roomId) || this.looking.has(roomId)
  }

  /** Whether somebody looks at any room. */
  get isLooking(): boolean {
    return this.looking.size > 0
  }

  /** Whatever goes wrong is answered, and the others go on. */
  async run(queues: readonly RoomQueue[]): Promise<void> {
    let written = false
    try {
      written = await this.carryOut(queues)
    } catch (error) {
      // A fault of ours: these rooms are read again. Who was answered already hears that the log has it.
      this.options.report('room pass', error)
      for (const queue of queues) this.options.fail(queue)
    }
    // A commit lets everything else in this process have its turn; refusals alone would not.
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
    // The room's state has run ahead of the log: it is read again before its jobs get another try, in order.
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

  /** Tells everybody what was written, then refuses, then has the turns run. */
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

  /** Has the turns of a room run. Only that room waits for them. */
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

  /** Keeps one snapshot a pass at most: encoding a full board takes as long as a large edit. */
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

  /** What one socket's trouble throws must not keep the other rooms from hearing. */
  private guarded(what: string, run: () => void): void {
    try {
      run()
    } catch (error) {
      this.options.report(what, error)
    }
  }
}
