import { sizeOfCommand } from '@/lib/rooms/domain/log/log-quota'
import type { Command, ServerCommand } from '@/lib/rooms/domain/protocol/commands'
import type { FailureReason } from '@/lib/shared/errors'
import type { LiveRoom } from '../live/live-room'

/** A command that waits for its room's turn. */
export type CommandJob = {
  kind: 'command'
  actorId: string
  /** Client id and command number; null for the server's own commands. */
  client: string | null
  op: number | null
  command: Command | ServerCommand
  /** Called once if the command produced no events: it was refused, or this number is already in the log. */
  refused: (reason: FailureReason) => void
}

/**
 * Something that reads the room between two commits, such as answering a join: what it sends and subscribes
 * to matches exactly the room's `state.seq`, so nothing is lost between the answer and the events after it.
 */
export type TurnJob = {
  kind: 'turn'
  /** The user who requested it; null for the server itself. */
  ownerId: string | null
  /** Its cost, expressed as the size in bytes of an edit that costs the same. */
  cost: (room: LiveRoom) => number
  run: (room: LiveRoom) => void | Promise<void>
  failed: (error: unknown) => void
}

export type RoomJob = CommandJob | TurnJob

/** What a job costs besides its content, in bytes of an edit. */
export const JOB_COST = 64

/** The user to whose share of the server's time a job is charged. */
export function ownerOf(job: RoomJob): string {
  return (job.kind === 'turn' ? job.ownerId : job.actorId) ?? ''
}

export function costOf(job: RoomJob, room: LiveRoom): number {
  return JOB_COST + (job.kind === 'turn' ? job.cost(room) : sizeOfCommand(job.command))
}

/** Runs each turn on the room as it is now; an error in one is reported to that one only. */
export async function runTurns(room: LiveRoom, turns: readonly TurnJob[]): Promise<void> {
  for (const turn of turns) {
    try {
      await turn.run(room)
    } catch (error) {
      turn.failed(error)
    }
  }
}
