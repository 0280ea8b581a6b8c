import type { RoomEvent } from '@/lib/rooms/domain/log/events'
import { checkLogQuota, sizeOfCommand } from '@/lib/rooms/domain/log/log-quota'
import { decide } from '@/lib/rooms/domain/round/decide/decide'
import type { DecideContext } from '@/lib/rooms/domain/round/decide/decide-context'
import type { RoomState } from '@/lib/rooms/domain/round/state'
import type { RoomBatch } from '@/lib/rooms/server/log/append-events'
import { projectionsOf } from '@/lib/rooms/server/log/project'
import { AppError, appError, toFailure } from '@/lib/shared/errors'
import type { LiveRoom } from '../live/live-room'
import type { DayUses } from './day-use'
import type { CommandJob, RoomJob, TurnJob } from './room-job'

/**
 * The result of one pass over a room's queue: events to append, and whom to notify of what once they are in
 * the log.
 */
export type RoomWork = {
  room: LiveRoom
  jobs: RoomJob[]
  /** Heads before the first of these events. */
  before: RoomState['heads']
  batch: RoomBatch
  refusals: (() => void)[]
  turns: TurnJob[]
}

export type DecideOptions = {
  now: () => number
  report: (what: string, error: unknown) => void
  /** What each person has added to logs today. */
  dayUses: Pick<DayUses, 'of'>
  /** Called with the number of bytes refused because a log or a person's daily quota was full. */
  overQuota: (bytes: number) => void
  /** Whether a model is configured that can grade. */
  hasModel: () => boolean
}

/** Decides queued jobs, each on the state that the previous one left. Nobody is notified of anything yet. */
export function decideJobs(room: LiveRoom, jobs: RoomJob[], options: DecideOptions): RoomWork {
  const work: RoomWork = {
    room,
    jobs,
    before: room.state.heads,
    batch: { roomId: room.id, base: room.state.seq, events: [], projections: [] },
    refusals: [],
    turns: [],
  }
  for (const job of jobs) {
    if (job.kind === 'turn') work.turns.push(job)
    else decideOne(work, job, options)
  }
  return work
}

function decideOne({ room, batch, refusals }: RoomWork, job: CommandJob, options: DecideOptions): void {
  const { now, report } = options
  try {
    if (job.client !== null && job.op !== null && job.op <= (room.state.clients[job.client] ?? 0)) {
      refusals.push(() => job.refused(appError('duplicate')))
      return
    }
    const actor = room.member(job.actorId)
    if (!actor) throw appError('not-found', { what: 'seat' })
    const at = now()
    checkQuota(room, job, at, options)
    if (job.command.kind === 'board') room.traffic.drew(job.actorId, at)
    const context: DecideContext = { now: at, actor, guide: room.guide, members: room.members }
    if (job.command.kind === 'ai-grading') context.hasModel = options.hasModel()
    const decided = decide(room.state, withOwnBytes(job.command), context)
    if (decided.length === 0) refusals.push(() => job.refused(appError('nothing-to-do')))
    for (const [index, event] of decided.entries()) {
      const { client, op } = index === 0 ? job : { client: null, op: null }
      // Field by field: this runs for every edit, and spreading costs several times as much.
      const whole = {
        kind: event.kind,
        visibility: event.visibility,
        data: event.data,
        seq: room.state.seq + 1,
        at,
        actorId: actor.userId,
        client,
        op,
      } as RoomEvent
      room.apply(whole)
      batch.events.push(whole)
      batch.projections.push(...projectionsOf(whole))
    }
  } catch (error) {
    if (!(error instanceof AppError)) report('decide', error)
    const reason = toFailure(error)
    refusals.push(() => job.refused(reason))
  }
}

/** @throws AppError if the room's log or the person's daily quota is full */
function checkQuota(
  room: LiveRoom,
  { actorId, command }: CommandJob,
  at: number,
  options: DecideOptions,
): void {
  try {
    checkLogQuota(command, { room: room.logBytes, person: options.dayUses.of(actorId, at) })
  } catch (error) {
    options.overQuota(sizeOfCommand(command))
    throw error
  }
}

/** How many bytes a small view into a large buffer may waste before it is copied. */
const WASTE = 4 * 1024

/**
 * Content is kept for long. As received it may be a small part of a large read, which it would keep alive
 * too.
 */
function withOwnBytes(command: CommandJob['command']): CommandJob['command'] {
  if (command.kind === 'board' && wastes(command.patches))
    return { kind: 'board', patches: Uint8Array.prototype.slice.call(command.patches) }
  if (command.kind === 'sheet' && wastes(command.update))
    return { kind: 'sheet', update: Uint8Array.prototype.slice.call(command.update) }
  return command
}

function wastes(bytes: Uint8Array): boolean {
  return bytes.buffer.byteLength - bytes.byteLength > WASTE
}
