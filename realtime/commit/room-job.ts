import { sizeOfCommand } from '@/lib/rooms/domain/log/log-quota'
import type { Command, ServerCommand } from '@/lib/rooms/domain/protocol/commands'
import type { FailureReason } from '@/lib/shared/errors'
import type { LiveRoom } from '../live/live-room'

/** A command that waits for its room's turn. */
export type CommandJob = {
  kind: 'command'
  actorId: string
  /** Name and number in the client's own line; null for what the server does by itself. */
  client: string | null
  op: number | null
  command: Command | ServerCommand
  /** Called once, when it did not become events: refused, or the log holds this number already. */
  refused: (reason: FailureReason) => void
}

/**
 * Something that looks at the room between two commits, such as answering a join: what it sends and subscribes to
 * lies exactly at the room's `state.seq`, so nothing falls between the answer and the events after it.
 */
export type TurnJob = {
  kind: 'turn'
  /** Who asked for it; null for the server itself. */
  ownerId: string | null
  /** What it costs, in bytes of an edit that costs as much. */
  cost: (room: LiveRoom) => number
  run: (room: LiveRoom) => void | Promise<void>
  failed: (error: unknown) => void
}

export type RoomJob = CommandJob | TurnJob

/** What a job costs besides its content: as much as this many bytes of an edit. */
export const JOB_COST = 64

/** Whose share of the server's time a job uses up. */
export function ownerOf(job: RoomJob): string {
  return (job.kind === 'turn' ? job.ownerId : job.actorId) ?? ''
}

export function costOf(job: RoomJob, room: LiveRoom): number {
  return JOB_COST + (job.kind === 'turn' ? job.cost(room) : sizeOfCommand(job.command))
}

/** Gives each its look at the room as it is now; what fails in one is told to that one. */
export async function runTurns(room: LiveRoom, turns: readonly TurnJob[]): Promise<void> {
  for (const turn of turns) {
    try {
      await turn.run(room)
    } catch (error) {
      turn.failed(error)
    }
  }
}
