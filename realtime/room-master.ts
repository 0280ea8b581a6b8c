import { setTimeout as delay } from 'node:timers/promises'
import type { RoomState } from '@/lib/rooms/domain/state'
import { AppError } from '@/lib/shared/errors'
import { decideJobs } from './decide-jobs'
import { GroupCommit, type Moment } from './group-commit'
import type { LiveRoom } from './live-room'
import { PassSchedule } from './pass-schedule'
import { refuse, unavailable, unreadable } from './refuse'
import { type RoomJob, runTurns } from './room-job'
import { postgresStore, type RoomStore } from './room-store'
import { type Publish, RoomTable } from './room-table'
import { Unanswered } from './unanswered'

/** How long a member list may be used before the database is asked again: a changed right works within 2 s. */
const MEMBERS_FRESH_MS = 1_000

export type RoomMasterOptions = {
  now: () => number
  /** Postgres when left out. */
  store?: RoomStore
  publish: Publish
  /** Lets other processes know that this one wrote to a room. */
  announce?: (roomId: string) => void
  report: (what: string, error: unknown) => void
  /** Called with the milliseconds and events of each commit, for the metrics. */
  committed?: (ms: number, events: number) => void
  /** Waits; simulations bring their own time. */
  pause?: (ms: number) => Promise<unknown>
  /** Called at each of these moments of a pass. The fault tests end the process in here. */
  reached?: (moment: Moment) => void
}

/**
 * The only writer of live rooms in this process. Commands wait in a line per room; a loop takes what has gathered in
 * the rooms whose turn it is, decides it, appends it in one transaction (group commit) and only then lets anybody
 * know. While one commit is under way the next batch gathers, so the batch grows with the load.
 */
export class RoomMaster {
  readonly store: RoomStore
  private readonly table: RoomTable
  private readonly commits: GroupCommit
  private readonly schedule = new PassSchedule()
  private readonly pause: (ms: number) => Promise<unknown>
  private readonly waiting = new Map<string, RoomJob[]>()
  private readonly unanswered = new Unanswered()
  private readonly loading = new Set<string>()
  /** Rooms that will read what other processes wrote at their next turn. */
  private readonly behind = new Set<string>()
  /** Rooms whose memory has run ahead of their log: a commit is under way. */
  private ahead: ReadonlySet<string> = new Set()
  private readonly idle = new Set<() => void>()
  private running = false
  private closed = false
  /** Ends the loop's wait before its time. */
  private hurry: () => void = () => {}

  constructor(private readonly options: RoomMasterOptions) {
    this.store = options.store ?? postgresStore
    this.pause = options.pause ?? delay
    this.table = new RoomTable(this.store, options.publish, options.now)
    const { report, committed, reached } = options
    this.commits = new GroupCommit({ store: this.store, report, pause: this.pause, committed, reached })
  }

  submit(roomId: string, job: RoomJob): void {
    if (this.closed) {
      refuse(job, new AppError('draining', 'The server is restarting. Your work is kept and sent again.'))
      return
    }
    this.unanswered.add(job, this.options.now())
    const line = this.waiting.get(roomId)
    if (line) line.push(job)
    else this.waiting.set(roomId, [job])
    if (!this.running) void this.loop()
    else if (!line && !this.table.get(roomId)?.pace(this.options.now())) this.hurry()
  }

  /** Looks at a room between two commits. @throws what kept it from loading */
  turn<T>(roomId: string, look: (turn: { room: LiveRoom }) => T | Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      let over = false
      const run = async (room: LiveRoom) => {
        if (!over) resolve(await look({ room }))
      }
      const failed = (error: unknown) => {
        over = true
        reject(error)
      }
      this.submit(roomId, { kind: 'turn', run, failed })
    })
  }

  /** Reads what other processes wrote to a room and passes it on to this process's sockets. */
  catchUp(roomId: string): void {
    if (this.behind.has(roomId)) return
    this.behind.add(roomId)
    this.turn(roomId, ({ room }) => {
      this.behind.delete(roomId)
      return this.readMissed(room)
    })
      .catch((error) => this.options.report('catch up', error))
      .finally(() => this.behind.delete(roomId))
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
    this.hurry()
    while (this.running || this.loading.size > 0) await new Promise<void>((resolve) => this.idle.add(resolve))
    await this.table.snapshotAll(this.options.report)
  }

  /** Lets rooms go that nobody needs. @param isNeeded says whether sockets are in it */
  releaseIdle(isNeeded: (roomId: string) => boolean): Promise<void> {
    return this.table.releaseIdle((id) => this.waiting.has(id) || this.ahead.has(id) || isNeeded(id))
  }

  private async loop(): Promise<void> {
    this.running = true
    for (;;) {
      // Jobs of the same moment go into one pass.
      await Promise.resolve()
      const ready: LiveRoom[] = []
      for (const id of this.waiting.keys()) {
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
    }
    // In the same turn as the look at the lines, so that no job is left behind.
    this.running = false
    for (const resolve of this.idle) resolve()
    this.idle.clear()
  }

  /** Waits some ms, or until a room wants something that is not held up. */
  private async rest(ms: number): Promise<void> {
    const hurried = new Promise<void>((resolve) => {
      this.hurry = resolve
    })
    await Promise.race([this.pause(ms), hurried])
    this.hurry = () => {}
  }

  /** Forgets a room and refuses what waits in it: all of it, because numbers must reach the log in order. */
  private giveBack(id: string, first: readonly RoomJob[], error = unavailable()): void {
    this.table.drop(id)
    this.refuseAll([...first, ...this.take(id)], error)
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
        this.giveBack(id, [], error instanceof AppError ? error : unreadable())
      })
      .finally(() => {
        this.loading.delete(id)
        if (this.running) this.hurry()
        else void this.loop()
      })
  }

  private take(id: string): RoomJob[] {
    const line = this.waiting.get(id) ?? []
    this.waiting.delete(id)
    return line
  }

  /** One round for some rooms. Whatever goes wrong is answered, and the loop goes on for all others. */
  private async pass(rooms: readonly LiveRoom[]): Promise<void> {
    try {
      await this.refreshMembers(rooms)
    } catch (error) {
      this.options.report('read members', error)
      for (const room of rooms) this.refuseAll(this.take(room.id), unavailable())
      return
    }
    const lines = rooms.map((room) => ({ room, jobs: this.take(room.id) }))
    try {
      await this.carryOut(lines)
    } catch (error) {
      // A fault of ours: these rooms are read again. Who was answered already hears that the log has it.
      this.options.report('room pass', error)
      for (const { room, jobs } of lines) this.giveBack(room.id, jobs)
    }
  }

  /** Decide, commit, tell. */
  private async carryOut(lines: readonly { room: LiveRoom; jobs: RoomJob[] }[]): Promise<void> {
    this.ahead = new Set(lines.map(({ room }) => room.id))
    const work = lines.map(({ room, jobs }) => decideJobs(room, jobs, this.options))
    const { written, again, given } = await this.commits.commit(
      work.filter((item) => item.batch.events.length > 0),
    )
    // The room's state has run ahead of the log: it is read again before its jobs get another try, in order.
    for (const { room, jobs } of again) {
      this.table.drop(room.id)
      this.waiting.set(room.id, [...jobs, ...this.take(room.id)])
    }
    for (const { room, jobs } of given) this.giveBack(room.id, jobs)
    this.ahead = new Set()
    const turns: Promise<void>[] = []
    for (const item of work) {
      const { room, batch } = item
      if (batch.events.length > 0) {
        if (!written.has(room.id)) continue
        this.guarded('publish', () => {
          this.table.tell(room, item.before, batch.events)
          this.options.announce?.(room.id)
        })
      }
      for (const refused of item.refusals) this.guarded('refuse', refused)
      this.unanswered.done(item.jobs.filter(({ kind }) => kind === 'command'))
      if (item.turns.length > 0)
        turns.push(runTurns(room, item.turns).finally(() => this.unanswered.done(item.turns)))
      room.snapshot(false).catch((error) => this.options.report('snapshot', error))
    }
    if (written.size > 0) this.options.reached?.('after-publish')
    await Promise.all(turns)
  }

  /** What one socket's trouble throws must not keep the other rooms from hearing. */
  private guarded(what: string, run: () => void): void {
    try {
      run()
    } catch (error) {
      this.options.report(what, error)
    }
  }

  private async refreshMembers(rooms: readonly LiveRoom[]): Promise<void> {
    const now = this.options.now()
    const stale = rooms.filter((room) => now - room.membersReadAt >= MEMBERS_FRESH_MS)
    if (stale.length === 0) return
    const members = await this.store.findMembers(stale.map((room) => room.id))
    for (const room of stale) {
      room.members = members.get(room.id) ?? []
      room.membersReadAt = now
    }
  }
}
