import { setTimeout as delay } from 'node:timers/promises'
import type { RoomEvent } from '@/lib/rooms/domain/events'
import type { RoomState } from '@/lib/rooms/domain/state'
import { AppError, toFailure } from '@/lib/shared/errors'
import { decideJobs, type Work } from './decide-jobs'
import { LiveRoom } from './live-room'
import type { RoomJob, TurnJob } from './room-job'
import { postgresStore, type RoomStore } from './room-store'

/** How long a member list may be used before the database is asked again: a changed right works within 2 s. */
const MEMBERS_FRESH_MS = 1_000
/** Commits of one room in a row that may fail before its senders are told to wait. */
const ATTEMPTS = 5
/** Pause after a failed commit, so that a restarting database is not asked in a tight loop. */
const RETRY_MS = 100
/** Passes begin at least this far apart, so that under load one commit carries many edits. The first goes at once. */
const PASS_EVERY_MS = 5
/** The same while only busy rooms wait: what they hear is gathered for longer than this anyway. */
const BUSY_PASS_EVERY_MS = 16
/** How long an unused room stays in memory. */
const IDLE_MS = 60_000

/** Names of the moments between which a crash must lose nothing; see RoomMasterOptions.reached. */
export type Moment = 'before-commit' | 'after-commit' | 'after-publish'

export type RoomMasterOptions = {
  now: () => number
  /** Postgres when left out. */
  store?: RoomStore
  /** Sends committed events to the room's sockets of this process. */
  publish: (room: LiveRoom, before: RoomState['heads'], events: RoomEvent[]) => void
  /** Whether what this room is told is being gathered at the moment. */
  isBusy?: (room: LiveRoom) => boolean
  /** Lets other processes know that this one wrote to a room. */
  announce?: (roomId: string) => void
  /** Sends what is held back for a room, so that whoever joins next gets nothing twice. */
  flush?: (room: LiveRoom) => void
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
 * all rooms, decides it, appends it in one transaction (group commit) and only then lets anybody know. While one
 * commit is under way the next batch gathers, so the batch grows with the load and no timer is needed.
 */
export class RoomMaster {
  private readonly rooms = new Map<string, LiveRoom>()
  private readonly loading = new Set<string>()
  private readonly waiting = new Map<string, RoomJob[]>()
  /** Commits in a row that failed, by room. */
  private readonly failures = new Map<string, number>()
  /** How far the sockets of this process were told, by room; outlives a room that is dropped and read again. */
  private readonly told = new Map<string, { seq: number; heads: RoomState['heads'] }>()
  /** Rooms that will read what other processes wrote at their next turn. */
  private readonly behind = new Set<string>()
  private readonly idle = new Set<() => void>()
  readonly store: RoomStore
  private running = false
  private lastPass = Number.NEGATIVE_INFINITY
  private closed = false

  constructor(private readonly options: RoomMasterOptions) {
    this.store = options.store ?? postgresStore
  }

  submit(roomId: string, job: RoomJob): void {
    if (this.closed) {
      refuse(job, new AppError('draining', 'The server is restarting. Your work is kept and sent again.'))
      return
    }
    const line = this.waiting.get(roomId)
    if (line) line.push(job)
    else this.waiting.set(roomId, [job])
    this.wake()
  }

  /** Looks at a room between two commits. @throws what kept it from loading */
  turn<T>(roomId: string, look: (turn: { room: LiveRoom }) => T | Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const run: TurnJob['run'] = async () => {
        const room = this.rooms.get(roomId)
        if (!room) throw new AppError('room/unavailable', 'The room could not be read just now. Try again.')
        resolve(await look({ room }))
      }
      this.submit(roomId, { kind: 'turn', run, failed: reject })
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
  async readMissed(room: LiveRoom): Promise<void> {
    const before = room.state.heads
    const missed = await room.catchUp()
    if (missed.length > 0) this.tell(room, before, missed)
  }

  loaded(): Iterable<LiveRoom> {
    return this.rooms.values()
  }

  /** Where a room in memory stands for each kind of viewer. */
  headsOf(roomId: string): RoomState['heads'] | null {
    return this.rooms.get(roomId)?.state.heads ?? null
  }

  /** The newest event of a room that this process knows of; 0 when it knows none. */
  knownSeq(roomId: string): number {
    return this.rooms.get(roomId)?.state.seq ?? this.told.get(roomId)?.seq ?? 0
  }

  /** Commands and turns that have not been answered yet. */
  backlog(): number {
    let jobs = 0
    for (const line of this.waiting.values()) jobs += line.length
    return jobs
  }

  /** Takes nothing new, finishes what is waiting and keeps a snapshot of each room. */
  async close(): Promise<void> {
    this.closed = true
    this.wake()
    while (this.running || this.loading.size > 0) await new Promise<void>((resolve) => this.idle.add(resolve))
    const rooms = [...this.rooms.values()]
    for (const room of rooms) this.options.flush?.(room)
    await Promise.all(
      rooms.map((room) => room.snapshot(true).catch((error) => this.options.report('snapshot', error))),
    )
  }

  /** Lets rooms go that nobody needs. @param isNeeded says whether sockets are in it */
  async releaseIdle(isNeeded: (roomId: string) => boolean): Promise<void> {
    const now = this.options.now()
    for (const id of this.told.keys()) if (!this.rooms.has(id) && !isNeeded(id)) this.told.delete(id)
    for (const room of this.rooms.values()) {
      if (isNeeded(room.id)) room.usedAt = now
      if (now - room.usedAt < IDLE_MS || this.waiting.has(room.id)) continue
      const { seq } = room.state
      await room.snapshot(true)
      if (room.state.seq === seq && !this.waiting.has(room.id) && !isNeeded(room.id))
        this.rooms.delete(room.id)
    }
  }

  private wake(): void {
    if (this.running) return
    this.running = true
    void this.loop()
  }

  private async loop(): Promise<void> {
    for (;;) {
      // Jobs of the same moment go into one pass.
      await Promise.resolve()
      const ready: LiveRoom[] = []
      for (const id of this.waiting.keys()) {
        const room = this.rooms.get(id)
        if (room) ready.push(room)
        else this.load(id)
      }
      if (ready.length === 0) break
      const wait = this.lastPass + this.spacing(ready) - this.options.now()
      if (wait > 0 && wait <= BUSY_PASS_EVERY_MS && !this.closed) {
        // In short steps, for the sake of a quiet room that wants something meanwhile.
        await (this.options.pause ?? delay)(Math.min(wait, PASS_EVERY_MS))
        continue
      }
      this.lastPass = this.options.now()
      try {
        await this.pass(ready)
      } catch (error) {
        // A fault of ours: these rooms are read again, and the loop goes on for all others.
        this.options.report('room pass', error)
        for (const room of ready) this.drop(room.id)
      }
    }
    // In the same turn as the look at the lines, so that no job is left behind.
    this.running = false
    for (const resolve of this.idle) resolve()
    this.idle.clear()
  }

  private spacing(ready: readonly LiveRoom[]): number {
    const { isBusy } = this.options
    return isBusy && ready.every(isBusy) ? BUSY_PASS_EVERY_MS : PASS_EVERY_MS
  }

  /** Forgets a room and gives back what waits in it. */
  private drop(id: string): void {
    this.rooms.delete(id)
    for (const job of this.take(id)) refuse(job, unavailable())
  }

  private load(id: string): void {
    if (this.loading.has(id)) return
    this.loading.add(id)
    this.read(id)
      .catch((error) => {
        if (!(error instanceof AppError)) this.options.report('load room', error)
        for (const job of this.take(id)) refuse(job, error instanceof AppError ? error : unreadable())
      })
      .finally(() => {
        this.loading.delete(id)
        this.wake()
      })
  }

  /** Reads a room, and tells this process's sockets what the log has beyond what they were told. */
  private async read(id: string): Promise<void> {
    const room = await LiveRoom.load(id, this.store)
    room.usedAt = this.options.now()
    const { seq, heads } = room.state
    const told = this.told.get(id)
    if (told && told.seq < seq) {
      this.options.publish(room, told.heads, await this.store.readLog(id, told.seq, seq))
    }
    this.told.set(id, { seq, heads })
    this.rooms.set(id, room)
  }

  private take(id: string): RoomJob[] {
    const line = this.waiting.get(id) ?? []
    this.waiting.delete(id)
    return line
  }

  /** One round: decide, commit, tell. */
  private async pass(rooms: LiveRoom[]): Promise<void> {
    try {
      await this.refreshMembers(rooms)
    } catch (error) {
      this.options.report('read members', error)
      for (const room of rooms) for (const job of this.take(room.id)) refuse(job, unavailable())
      return
    }
    const work = rooms.map((room) => decideJobs(room, this.take(room.id), this.options))
    const written = await this.commit(work.filter((item) => item.batch.events.length > 0))
    const turns: Promise<void>[] = []
    for (const item of work) {
      const { room, batch } = item
      if (batch.events.length > 0) {
        if (!written.has(room.id)) continue
        this.failures.delete(room.id)
        this.guarded('publish', () => {
          this.tell(room, item.before, batch.events)
          this.options.announce?.(room.id)
        })
      }
      for (const refused of item.refusals) this.guarded('refuse', refused)
      if (item.turns.length > 0) turns.push(this.runTurns(room, item.turns))
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

  private tell(room: LiveRoom, before: RoomState['heads'], events: RoomEvent[]): void {
    this.options.publish(room, before, events)
    this.told.set(room.id, { seq: room.state.seq, heads: room.state.heads })
  }

  /** @returns the rooms that are in the log now; the jobs of the others wait again, or were given back. */
  private async commit(work: Work[]): Promise<Set<string>> {
    const written = new Set<string>()
    // A room that failed before goes alone, so that whatever is wrong with it cannot hold up the others.
    const together = work.filter((item) => !this.failures.has(item.room.id))
    const alone = work.filter((item) => this.failures.has(item.room.id))
    for (const group of [together, ...alone.map((item) => [item])]) {
      if (group.length > 0) for (const id of await this.append(group)) written.add(id)
    }
    return written
  }

  private async append(work: Work[]): Promise<Set<string>> {
    const started = performance.now()
    this.options.reached?.('before-commit')
    try {
      const written = await this.store.append(work.map((item) => item.batch))
      this.options.reached?.('after-commit')
      const events = work.reduce((sum, item) => sum + item.batch.events.length, 0)
      this.options.committed?.(performance.now() - started, events)
      for (const item of work) if (!written.has(item.room.id)) this.retry(item, null)
      return written
    } catch (error) {
      this.options.report('append events', error)
      for (const item of work) this.retry(item, error)
      await (this.options.pause ?? delay)(RETRY_MS)
      return new Set()
    }
  }

  /**
   * The room's state has run ahead of the log: it is dropped and read again before its jobs get another try, in order.
   * Without an error another process wrote first, which is no failure. After too many failures everything that waits
   * in the room is given back, never one command without those after it: their numbers must reach the log in order.
   */
  private retry(item: Work, error: unknown): void {
    const { id } = item.room
    this.rooms.delete(id)
    const line = [...item.jobs, ...this.take(id)]
    const failures = (this.failures.get(id) ?? 0) + (error === null ? 0 : 1)
    if (failures < ATTEMPTS && !(this.closed && error !== null)) {
      if (failures > 0) this.failures.set(id, failures)
      this.waiting.set(id, line)
      return
    }
    this.failures.delete(id)
    for (const job of line) refuse(job, unavailable())
  }

  private async refreshMembers(rooms: LiveRoom[]): Promise<void> {
    const now = this.options.now()
    const stale = rooms.filter((room) => now - room.membersReadAt >= MEMBERS_FRESH_MS)
    if (stale.length === 0) return
    const members = await this.store.findMembers(stale.map((room) => room.id))
    for (const room of stale) {
      room.members = members.get(room.id) ?? []
      room.membersReadAt = now
    }
  }

  private async runTurns(room: LiveRoom, turns: TurnJob[]): Promise<void> {
    this.options.flush?.(room)
    for (const turn of turns) {
      try {
        await turn.run({ state: room.state, recent: room.recent })
      } catch (error) {
        turn.failed(error)
      }
    }
  }
}

function unavailable(): AppError {
  return new AppError(
    'unavailable',
    'The server cannot save just now. Your work is kept here and sent again.',
  )
}

function unreadable(): AppError {
  return new AppError('room/unavailable', 'The room could not be read just now. Trying again.')
}

function refuse(job: RoomJob, error: AppError): void {
  const { code, message } = toFailure(error)
  if (job.kind === 'turn') job.failed(error)
  else job.refused(code, message)
}
