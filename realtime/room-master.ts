import { setTimeout as delay } from 'node:timers/promises'
import { decide } from '@/lib/rooms/domain/decide'
import type { RoomEvent } from '@/lib/rooms/domain/events'
import { appendEvents, type RoomBatch } from '@/lib/rooms/server/append-events'
import { findMembers } from '@/lib/rooms/server/find-members'
import { projectionsOf } from '@/lib/rooms/server/project'
import { AppError, toFailure } from '@/lib/shared/errors'
import { LiveRoom } from './live-room'
import type { CommandJob, RoomJob, TurnJob } from './room-job'

/** How long a member list may be used before the database is asked again: a changed right works within 2 s. */
const MEMBERS_FRESH_MS = 1_000
/** Commits of one command that may fail before its sender is told to wait. */
const ATTEMPTS = 5
/** Pause after a failed commit, so that a restarting database is not asked in a tight loop. */
const RETRY_MS = 100
/** How long an unused room stays in memory. */
const IDLE_MS = 60_000

export type RoomMasterOptions = {
  now: () => number
  /** Sends committed events to the room's sockets: of all processes, or only of this one. */
  publish: (
    room: LiveRoom,
    before: LiveRoom['state']['heads'],
    events: RoomEvent[],
    reach: 'everywhere' | 'here',
  ) => void
  report: (what: string, error: unknown) => void
  /** Called with the milliseconds and events of each commit, for the metrics. */
  committed?: (ms: number, events: number) => void
}

/**
 * The only writer of live rooms in this process. Commands wait in a line per room; a loop takes what has gathered in
 * all rooms, decides it, appends it in one transaction (group commit) and only then lets anybody know. While one
 * commit is under way the next batch gathers, so the batch grows with the load and no timer is needed.
 */
export class RoomMaster {
  private readonly rooms = new Map<string, LiveRoom>()
  private readonly loading = new Map<string, Promise<void>>()
  private readonly waiting = new Map<string, RoomJob[]>()
  /** Commits in a row that failed, by room. */
  private readonly failures = new Map<string, number>()
  private running: Promise<void> | null = null
  private closed = false

  constructor(private readonly options: RoomMasterOptions) {}

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
    this.turn(roomId, async ({ room }) => {
      const before = room.state.heads
      const missed = await room.catchUp()
      if (missed.length > 0) this.options.publish(room, before, missed, 'here')
    }).catch((error) => this.options.report('catch up', error))
  }

  loaded(): Iterable<LiveRoom> {
    return this.rooms.values()
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
    while (this.running || this.waiting.size > 0) await (this.running ?? this.wake())
    const rooms = [...this.rooms.values()]
    await Promise.all(
      rooms.map((room) => room.snapshot(true).catch((error) => this.options.report('snapshot', error))),
    )
  }

  /** Lets rooms go that nobody needs. @param isNeeded says whether sockets are in it */
  async releaseIdle(isNeeded: (roomId: string) => boolean): Promise<void> {
    const now = this.options.now()
    for (const room of this.rooms.values()) {
      if (isNeeded(room.id)) room.usedAt = now
      if (now - room.usedAt < IDLE_MS || this.waiting.has(room.id)) continue
      const { seq } = room.state
      await room.snapshot(true)
      if (room.state.seq === seq && !this.waiting.has(room.id)) this.rooms.delete(room.id)
    }
  }

  private wake(): Promise<void> {
    this.running ??= this.loop().finally(() => {
      this.running = null
    })
    return this.running
  }

  private async loop(): Promise<void> {
    for (;;) {
      const ready = [...this.waiting.keys()].filter((id) => this.rooms.has(id))
      const missing = [...this.waiting.keys()].filter((id) => !this.rooms.has(id))
      for (const id of missing) this.load(id)
      if (ready.length > 0) await this.pass(ready)
      else if (this.loading.size > 0) await Promise.race(this.loading.values())
      else return
    }
  }

  private load(id: string): void {
    if (this.loading.has(id)) return
    const loading = LiveRoom.load(id)
      .then((room) => {
        room.usedAt = this.options.now()
        this.rooms.set(id, room)
      })
      .catch((error) => {
        if (!(error instanceof AppError)) this.options.report('load room', error)
        for (const job of this.take(id)) refuse(job, error)
      })
      .finally(() => this.loading.delete(id))
    this.loading.set(id, loading)
  }

  private take(id: string): RoomJob[] {
    const line = this.waiting.get(id) ?? []
    this.waiting.delete(id)
    return line
  }

  /** One round: decide, commit, tell. */
  private async pass(ids: string[]): Promise<void> {
    const rooms = ids.flatMap((id) => this.rooms.get(id) ?? [])
    try {
      await this.refreshMembers(rooms)
    } catch (error) {
      this.options.report('read members', error)
      for (const room of rooms) for (const job of this.take(room.id)) refuse(job, unavailable())
      return
    }
    const work = rooms.map((room) => this.decideAll(room, this.take(room.id)))
    const batches = work.filter((item) => item.batch.events.length > 0)
    const written = await this.commit(batches)
    for (const id of written) this.failures.delete(id)
    for (const item of work) {
      if (item.batch.events.length > 0 && !written.has(item.room.id)) continue
      if (item.batch.events.length > 0)
        this.options.publish(item.room, item.before, item.batch.events, 'everywhere')
      for (const tell of item.refusals) tell()
      for (const turn of item.turns) await this.runTurn(item.room, turn)
      item.room.snapshot(false).catch((error) => this.options.report('snapshot', error))
    }
  }

  private async commit(work: Work[]): Promise<Set<string>> {
    if (work.length === 0) return new Set()
    const started = performance.now()
    try {
      const written = await appendEvents(work.map((item) => item.batch))
      this.options.committed?.(
        performance.now() - started,
        work.reduce((sum, item) => sum + item.batch.events.length, 0),
      )
      for (const item of work) if (!written.has(item.room.id)) this.retry(item, null)
      return written
    } catch (error) {
      this.options.report('append events', error)
      for (const item of work) this.retry(item, error)
      await delay(RETRY_MS)
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
    const failures = error === null ? 0 : (this.failures.get(id) ?? 0) + 1
    if (failures < ATTEMPTS && !(this.closed && error !== null)) {
      this.failures.set(id, failures)
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
    const members = await findMembers(stale.map((room) => room.id))
    for (const room of stale) {
      room.members = members.get(room.id) ?? []
      room.membersReadAt = now
    }
  }

  /** Decides a line of jobs, each on the state that the one before it left. Nothing is told to anybody yet. */
  private decideAll(room: LiveRoom, jobs: RoomJob[]): Work {
    const base = room.state.seq
    const work: Work = {
      room,
      jobs,
      before: room.state.heads,
      batch: { roomId: room.id, base, events: [], projections: [] },
      refusals: [],
      turns: [],
    }
    for (const job of jobs) {
      if (job.kind === 'turn') work.turns.push(job)
      else this.decideOne(work, job)
    }
    return work
  }

  private decideOne({ room, batch, refusals }: Work, job: CommandJob): void {
    try {
      if (job.client !== null && job.op !== null && job.op <= (room.state.clients[job.client] ?? 0)) {
        refusals.push(() => job.refused('duplicate', 'The room has this already.'))
        return
      }
      const actor = room.member(job.actorId)
      if (!actor) throw new AppError('not-found', 'You are not in this room any more.')
      const now = this.options.now()
      const decided = decide(room.state, job.command, { now, actor, guide: room.guide })
      if (decided.length === 0)
        refusals.push(() => job.refused('nothing-to-do', 'That is how it is already.'))
      decided.forEach((event, index) => {
        const first = index === 0
        const whole = {
          ...event,
          seq: room.state.seq + 1,
          at: now,
          actorId: actor.userId,
          client: first ? job.client : null,
          op: first ? job.op : null,
        } as RoomEvent
        room.apply(whole)
        batch.events.push(whole)
        const projections = projectionsOf(whole)
        if (projections.length > 0) {
          batch.projections.push(...projections)
          room.membersReadAt = Number.NEGATIVE_INFINITY
        }
      })
    } catch (error) {
      if (!(error instanceof AppError)) this.options.report('decide', error)
      const { code, message } = toFailure(error)
      refusals.push(() => job.refused(code, message))
    }
  }

  private async runTurn(room: LiveRoom, turn: TurnJob): Promise<void> {
    try {
      await turn.run({ state: room.state, recent: room.recent })
    } catch (error) {
      turn.failed(error)
    }
  }
}

type Work = {
  room: LiveRoom
  jobs: RoomJob[]
  before: LiveRoom['state']['heads']
  batch: RoomBatch
  refusals: (() => void)[]
  turns: TurnJob[]
}

function unavailable(): AppError {
  return new AppError(
    'unavailable',
    'The server cannot save just now. Your work is kept here and sent again.',
  )
}

function refuse(job: RoomJob, error: unknown): void {
  const { code, message } = toFailure(error)
  if (job.kind === 'turn') job.failed(error)
  else job.refused(code, message)
}
