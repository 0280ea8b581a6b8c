import { setTimeout as delay } from 'node:timers/promises'
import type { RoomState } from '@/lib/rooms/domain/round/state'
import { AppError, appError, type FailureReason } from '@/lib/shared/errors'
import { Gathered } from '@/lib/shared/gathered'
import { AtOnce } from '@/lib/shared/turns/at-once'
import type { LiveRoom } from '../live/live-room'
import { postgresStore, type RoomStore } from '../live/room-store'
import { RoomTable } from '../live/room-table'
import { refuse, unavailable, unreadable } from '../sockets/refuse'
import { DayUses } from './day-use'
import { asksAnew, FreshMembers } from './fresh-members'
import { GroupCommit } from './group-commit'
import { PassLoop } from './pass-loop'
import type { CommandJob, RoomJob, TurnJob } from './room-job'
import type { RoomMasterOptions } from './room-master-options'
import { RoomPass } from './room-pass'
import { RoomQueues } from './room-queues'
import { Unanswered } from './unanswered'

/**
 * Maximum number of joins in progress, and how many of those may read from the database at once. A join waits for its
 * place before it does anything: if it waited in the middle, thousands would start and none be answered in time.
 */
const JOINS_AT_ONCE = 16
const READS_AT_ONCE = 2

/**
 * The only writer of live rooms in this process. Commands wait in a queue per room; a loop takes what has gathered in
 * the rooms whose turn it is, decides it, appends it in one transaction (group commit) and only then notifies anybody.
 * During a commit the next batch gathers, so batches grow with the load, up to the maximum of one pass; beyond that,
 * people take turns.
 */
export class RoomMaster {
  readonly store: RoomStore
  private readonly table: RoomTable
  private readonly commits: GroupCommit
  private readonly queues = new RoomQueues()
  private readonly dayUses: DayUses
  private readonly members: FreshMembers
  private readonly pass: RoomPass
  private readonly loop: PassLoop
  /** Total bytes of snapshots stored. */
  snapshotBytes = 0
  private readonly unanswered = new Unanswered()
  /** Rooms that will read what other processes wrote in their next turn. */
  private readonly catchingUp = new Set<string>()
  private closed = false
  /** Limits what joins read from the database: a commit must not wait behind everybody who reconnects at once. */
  readonly reads = new AtOnce(READS_AT_ONCE)
  readonly joins = new AtOnce(JOINS_AT_ONCE)
  /** The current members of rooms, and the heads of their logs: one statement each for all waiting joins. */
  readonly membersOf = new Gathered((roomIds: string[]) => this.store.findMembers(roomIds))
  readonly headOf = new Gathered((roomIds: string[]) => this.store.readHeads(roomIds))

  constructor(private readonly options: RoomMasterOptions) {
    this.store = options.store ?? postgresStore()
    const { report, committed, reached, publish, now, pause = delay, rejoin = () => {} } = options
    const kept = (bytes: number) => {
      this.snapshotBytes += bytes
    }
    this.table = new RoomTable({ store: this.store, publish, now, rejoin, kept })
    this.dayUses = new DayUses(this.store, report)
    this.commits = new GroupCommit({ store: this.store, report, pause, committed, reached })
    this.members = new FreshMembers({
      store: this.store,
      now,
      failed: (queues, error) => {
        report('read members', error)
        for (const { room, jobs } of queues)
          this.refuseAll([...jobs, ...this.queues.take(room.id)], unavailable())
      },
      over: () => this.loop.resume(),
    })
    this.pass = new RoomPass({
      ...options,
      table: this.table,
      commits: this.commits,
      dayUses: this.dayUses,
      putBack: ({ room, jobs }) => this.queues.putBack(room.id, jobs),
      fail: ({ room, jobs }) => this.fail(room.id, jobs),
      done: (jobs) => this.unanswered.done(jobs),
      over: () => this.loop.resume(),
    })
    this.loop = new PassLoop({
      queues: this.queues,
      table: this.table,
      members: this.members,
      pass: this.pass,
      now,
      pause,
      loadFailed: (roomId, error) => {
        if (!(error instanceof AppError)) report('load room', error)
        this.fail(roomId, [], error instanceof AppError ? error : unreadable())
      },
      passed: () => this.dayUses.count(now()),
    })
  }

  submit(roomId: string, job: RoomJob): void {
    if (this.closed) {
      refuse(job, appError('draining'))
      return
    }
    this.unanswered.add(job, this.options.now())
    if (job.kind === 'command' && asksAnew(job)) this.table.get(roomId)?.memberList.doubt()
    this.loop.added(roomId, this.queues.add(roomId, job))
  }

  /**
   * Reads a room between two commits.
   * @param owner who requested it, and its cost (see TurnJob); the server itself by default
   * @throws what prevented the room from loading
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

  /**
   * Issues a command of the server's own. Resolves once the room has decided it and its outcome is in the log.
   * @returns the head of the log then, and why the room refused; null also if it changed nothing
   * @throws what prevented the room from loading or the command from being written
   */
  async ask(
    roomId: string,
    { actorId, command }: Pick<CommandJob, 'actorId' | 'command'>,
  ): Promise<{ seq: number; refusal: FailureReason | null }> {
    let refusal: FailureReason | null = null
    const refused = (reason: FailureReason) => {
      if (reason.code !== 'nothing-to-do') refusal = reason
    }
    this.submit(roomId, { kind: 'command', actorId, client: null, op: null, command, refused })
    // The refusals of a pass come before its turns.
    return this.turn(roomId, ({ room }) => ({ seq: room.state.seq, refusal }), { ownerId: actorId })
  }

  /** Reads what other processes wrote to a room and sends it to this process's sockets. */
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

  /** Server time in ms. */
  now(): number {
    return this.options.now()
  }

  loaded(): Iterable<LiveRoom> {
    return this.table.all()
  }

  /** The heads of a room in memory, for each kind of viewer. */
  headsOf(roomId: string): RoomState['heads'] | null {
    return this.table.get(roomId)?.state.heads ?? null
  }

  /** The newest event of a room that this process knows of; 0 if none. */
  knownSeq(roomId: string): number {
    return this.table.knownSeq(roomId)
  }

  /** Number of commands and turns that have not been answered yet. */
  backlog(): number {
    return this.unanswered.size
  }

  /** Bytes of commands refused because a log or a person's daily quota was full. */
  get refusedBytes(): number {
    return this.pass.refusedBytes
  }

  /** Approximate memory used by the rooms, in bytes. */
  get memory(): number {
    return this.table.memory
  }

  /**
   * Answers commands that have waited too long, for example when the database hangs. A command still keeps its place: a
   * later number must not reach the log before it. It is sent again, and enters the log only once.
   */
  answerOverdue(): void {
    for (const job of this.unanswered.takeOverdue(this.options.now())) {
      this.guarded('answer overdue', () => refuse(job, job.kind === 'turn' ? unreadable() : unavailable()))
    }
  }

  /** Accepts nothing new, finishes what is waiting and stores a snapshot of each room. */
  async close(): Promise<void> {
    this.closed = this.commits.closed = true
    await this.loop.close()
    await this.table.snapshotAll(this.options.report)
    await this.dayUses.close(this.options.now())
  }

  /** Called once a second: releases rooms that nobody needs. @param isNeeded whether sockets are in a room */
  releaseIdle(isNeeded: (roomId: string) => boolean): Promise<void> {
    this.dayUses.count(this.options.now())
    return this.table.releaseIdle(
      (id) => this.queues.has(id) || this.members.has(id) || this.pass.needs(id) || isNeeded(id),
      this.options.report,
    )
  }

  /** Drops a room and refuses everything waiting in it: all of it, because numbers must reach the log in order. */
  private fail(id: string, first: readonly RoomJob[], error = unavailable()): void {
    this.table.drop(id)
    this.refuseAll([...first, ...this.queues.take(id)], error)
  }

  private refuseAll(jobs: readonly RoomJob[], error: AppError): void {
    this.unanswered.done(jobs)
    for (const job of jobs) this.guarded('refuse', () => refuse(job, error))
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
