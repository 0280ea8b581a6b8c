import { setTimeout as delay } from 'node:timers/promises'
import type { RoomEvent } from '@/lib/rooms/domain/log/events'
import type { RoomState } from '@/lib/rooms/domain/round/state'
import { weightOf } from '@/lib/rooms/server/log/event-weight'
import { AppError, appError } from '@/lib/shared/errors'
import type { LiveRoom } from '../live/live-room'
import { refreshMembers } from '../live/refresh-members'
import { postgresStore, type RoomStore } from '../live/room-store'
import { RoomTable } from '../live/room-table'
import { refuse, unavailable, unreadable } from '../sockets/refuse'
import { DayUses } from './day-use'
import { decideJobs, type RoomWork } from './decide-jobs'
import { GroupCommit } from './group-commit'
import { PassSchedule } from './pass-schedule'
import { type RoomJob, runTurns, type TurnJob } from './room-job'
import type { RoomMasterOptions } from './room-master-options'
import { type RoomQueue, RoomQueues } from './room-queues'
import { Unanswered } from './unanswered'

/**
 * The only writer of live rooms in this process. Commands wait in a line per room; a loop takes what has gathered in
 * the rooms whose turn it is, decides it, appends it in one transaction (group commit) and only then lets anybody
 * know. While one commit is under way the next batch gathers, so the batch grows with the load, up to what one pass
 * takes on; beyond that, people have their turns one after the other.
 */
export class RoomMaster {
  readonly store: RoomStore
  private readonly table: RoomTable
  private readonly commits: GroupCommit
  private readonly schedule = new PassSchedule()
  private readonly pause: (ms: number) => Promise<unknown>
  private readonly queues = new RoomQueues()
  private readonly dayUses: DayUses
  /** Bytes of snapshots kept, and of commands refused because a log or a person's day was full. */
  readonly totals = { snapshotBytes: 0, refusedBytes: 0 }
  private readonly unanswered = new Unanswered()
  private readonly loading = new Set<string>()
  /** Rooms that will read what other processes wrote at their next turn. */
  private readonly catchingUp = new Set<string>()
  /** Rooms that somebody looks at between two commits; they have no pass meanwhile. */
  private readonly looking = new Set<string>()
  /** Rooms whose memory has run ahead of their log: a commit is under way. */
  private inFlight: ReadonlySet<string> = new Set()
  private readonly idle = new Set<() => void>()
  private running = false
  private closed = false
  /** Ends the loop's wait before its time. */
  private wake: () => void = () => {}

  constructor(private readonly options: RoomMasterOptions) {
    this.store = options.store ?? postgresStore()
    this.pause = options.pause ?? delay
    const { report, committed, reached, publish, now, rejoin = () => {} } = options
    const kept = (bytes: number) => {
      this.totals.snapshotBytes += bytes
    }
    this.table = new RoomTable({ store: this.store, publish, now, rejoin, kept })
    this.dayUses = new DayUses(this.store, report)
    this.commits = new GroupCommit({ store: this.store, report, pause: this.pause, committed, reached })
  }

  submit(roomId: string, job: RoomJob): void {
    if (this.closed) {
      refuse(job, appError('draining'))
      return
    }
    this.unanswered.add(job, this.options.now())
    const first = this.queues.add(roomId, job)
    if (!this.running) void this.loop()
    else if (first && !this.table.get(roomId)?.pace(this.options.now())) this.wake()
  }

  /**
   * Looks at a room between two commits.
   * @param owner who asked for it, and what it costs (see TurnJob); the server itself when left out
   * @throws what kept the room from loading
   */
  turn<T>(
    roomId: string,
    inspect: (turn: { room: LiveRoom }) => T | Promise<T>,
    { ownerId = null, cost = () => 0 }: Partial<Pick<TurnJob, 'ownerId' | 'cost'>> = {},
  ): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      let over = false
      const run = async (room: LiveRoom) => {
        if (!over) resolve(await inspect({ room }))
      }
      const failed = (error: unknown) => {
        over = true
        reject(error)
      }
      this.submit(roomId, { kind: 'turn', ownerId, cost, run, failed })
    })
  }

  /** Reads what other processes wrote to a room and passes it on to this process's sockets. */
  catchUp(roomId: string): void {
    if (this.catchingUp.has(roomId)) return
    this.catchingUp.add(roomId)
    this.turn(roomId, ({ room }) => {
      this.catchingUp.delete(roomId)
      return this.readMissed(room)
    })
      .catch((error) => this.options.report('catch up', error))
      .finally(() => this.catchingUp.delete(roomId))
  }

  /** The same from within a turn. */
  readMissed(room: LiveRoom): Promise<void> {
    return this.table.readMissed(room)
  }

  /** Has the members of a room read again before anything more is decided in it. */
  readMembersAnew(roomId: string): void {
    const room = this.table.get(roomId)
    if (room) room.membersReadAt = Number.NEGATIVE_INFINITY
  }

  /** Server time in ms. */
  now(): number {
    return this.options.now()
  }

  loaded(): Iterable<LiveRoom> {
    return this.table.all()
  }

  /** Where a room in memory stands for each kind of viewer. */
  headsOf(roomId: string): RoomState['heads'] | null {
    return this.table.get(roomId)?.state.heads ?? null
  }

  /** The newest event of a room that this process knows of; 0 when it knows none. */
  knownSeq(roomId: string): number {
    return this.table.knownSeq(roomId)
  }

  /** Commands and turns that have not been answered yet. */
  backlog(): number {
    return this.unanswered.size
  }

  /** About what the rooms in memory take up, in bytes. */
  get memory(): number {
    return this.table.memory
  }

  /**
   * Answers what has waited too long, as when the database hangs. A command keeps its place all the same: a later
   * number must not reach the log before it. It is sent again, and the log takes it once.
   */
  answerOverdue(): void {
    for (const job of this.unanswered.takeOverdue(this.options.now())) {
      this.guarded('answer overdue', () => refuse(job, job.kind === 'turn' ? unreadable() : unavailable()))
    }
  }

  /** Takes nothing new, finishes what is waiting and keeps a snapshot of each room. */
  async close(): Promise<void> {
    this.closed = this.commits.closed = true
    this.wake()
    while (this.running || this.loading.size > 0 || this.looking.size > 0)
      await new Promise<void>((resolve) => this.idle.add(resolve))
    await this.table.snapshotAll(this.options.report)
    await this.dayUses.close(this.options.now())
  }

  /** For once a second: lets rooms go that nobody needs. @param isNeeded says whether sockets are in it */
  releaseIdle(isNeeded: (roomId: string) => boolean): Promise<void> {
    this.dayUses.count(this.options.now())
    return this.table.releaseIdle(
      (id) => this.queues.has(id) || this.inFlight.has(id) || this.looking.has(id) || isNeeded(id),
      this.options.report,
    )
  }

  private async loop(): Promise<void> {
    this.running = true
    for (;;) {
      // Jobs of the same moment go into one pass.
      await Promise.resolve()
      const ready: LiveRoom[] = []
      for (const id of this.queues.rooms()) {
        if (this.looking.has(id)) continue
        const room = this.table.get(id)
        if (room) ready.push(room)
        else this.load(id)
      }
      if (ready.length === 0) break
      const { rooms, wait } = this.closed
        ? { rooms: ready, wait: 0 }
        : this.schedule.next(ready, this.options.now())
      if (rooms.length === 0) {
        await this.rest(wait)
        continue
      }
      await this.pass(rooms)
      this.dayUses.count(this.options.now())
    }
    // In the same turn as the look at the queues, so that no job is left behind.
    this.running = false
    for (const resolve of this.idle) resolve()
    this.idle.clear()
  }

  /** Waits some ms, or until a room wants something that is not held up. */
  private async rest(ms: number): Promise<void> {
    const hurried = new Promise<void>((resolve) => {
      this.wake = resolve
    })
    await Promise.race([this.pause(ms), hurried])
    this.wake = () => {}
  }

  /** Forgets a room and refuses what waits in it: all of it, because numbers must reach the log in order. */
  private fail(id: string, first: readonly RoomJob[], error = unavailable()): void {
    this.table.drop(id)
    this.refuseAll([...first, ...this.queues.take(id)], error)
  }

  private refuseAll(jobs: readonly RoomJob[], error: AppError): void {
    this.unanswered.done(jobs)
    for (const job of jobs) refuse(job, error)
  }

  private load(id: string): void {
    if (this.loading.has(id)) return
    this.loading.add(id)
    this.table
      .load(id)
      .catch((error) => {
        if (!(error instanceof AppError)) this.options.report('load room', error)
        this.fail(id, [], error instanceof AppError ? error : unreadable())
      })
      .finally(() => {
        this.loading.delete(id)
        this.goOn()
      })
  }

  /** A room is there to have its turn. */
  private goOn(): void {
    if (this.running) this.wake()
    else void this.loop()
  }

  /** One round for some rooms. Whatever goes wrong is answered, and the loop goes on for all others. */
  private async pass(rooms: readonly LiveRoom[]): Promise<void> {
    try {
      await refreshMembers(this.store, rooms, this.options.now())
    } catch (error) {
      this.options.report('read members', error)
      for (const room of rooms) this.refuseAll(this.queues.take(room.id), unavailable())
      return
    }
    const queues = this.queues.takeTurns(rooms)
    let written = false
    try {
      written = await this.carryOut(queues)
    } catch (error) {
      // A fault of ours: these rooms are read again. Who was answered already hears that the log has it.
      this.options.report('room pass', error)
      for (const { room, jobs } of queues) this.fail(room.id, jobs)
    }
    // A commit lets everything else in this process have its turn; refusals alone would not.
    if (!written) await new Promise((resolve) => setImmediate(resolve))
  }

  /** Decide, commit, tell. @returns whether anything was written */
  private async carryOut(queues: readonly RoomQueue[]): Promise<boolean> {
    this.inFlight = new Set(queues.map(({ room }) => room.id))
    const { now, report } = this.options
    const overQuota = (bytes: number) => {
      this.totals.refusedBytes += bytes
    }
    const deciding = { now, report, dayUses: this.dayUses, overQuota }
    const work = queues.map(({ room, jobs }) => decideJobs(room, jobs, deciding))
    const { written, retry, failed } = await this.commits.commit(
      work.filter((item) => item.batch.events.length > 0),
    )
    // The room's state has run ahead of the log: it is read again before its jobs get another try, in order.
    for (const { room, jobs } of retry) {
      this.table.drop(room.id)
      this.queues.putBack(room.id, jobs)
    }
    for (const { room, jobs } of failed) this.fail(room.id, jobs)
    this.inFlight = new Set()
    for (const item of work) {
      const { room, batch } = item
      if (batch.events.length > 0) {
        if (!written.has(room.id)) continue
        this.guarded('publish', () => {
          this.table.tell(room, item.before, batch.events)
          this.options.announce?.(room.id)
        })
        this.countUse(batch.events)
      }
      for (const refused of item.refusals) this.guarded('refuse', refused)
      this.unanswered.done(item.jobs.filter(({ kind }) => kind === 'command'))
      if (item.turns.length > 0) this.inspect(item)
    }
    if (written.size > 0) this.options.reached?.('after-publish')
    this.keepSnapshot(work, written)
    return written.size > 0
  }

  /** Has the turns of a room run. Only that room waits for them. */
  private inspect({ room, turns }: RoomWork): void {
    this.looking.add(room.id)
    runTurns(room, turns)
      .catch((error) => this.options.report('turn', error))
      .finally(() => {
        this.unanswered.done(turns)
        this.looking.delete(room.id)
        this.goOn()
      })
  }

  /** Keeps one snapshot a pass at most: encoding a full board takes as long as a large edit. */
  private keepSnapshot(work: readonly RoomWork[], written: ReadonlySet<string>): void {
    const due = work.find(({ room }) => written.has(room.id) && room.needsSnapshot(false))
    if (!due) return
    this.table.keepSnapshot(due.room, false).catch((error) => this.options.report('snapshot', error))
  }

  private countUse(events: readonly RoomEvent[]): void {
    const now = this.options.now()
    for (const event of events) if (event.actorId) this.dayUses.add(event.actorId, weightOf(event), now)
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
