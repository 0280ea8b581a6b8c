import type { Command, ServerCommand } from '@/lib/rooms/domain/commands'
import type { LiveRoom } from './live-room'

/** A command that waits for its room's turn. */
export type CommandJob = {
  kind: 'command'
  actorId: string
  /** Name and number in the client's own line; null for what the server does by itself. */
  client: string | null
  op: number | null
  command: Command | ServerCommand
  /** Called once, when it did not become events: refused, or the log holds this number already. */
  refused: (code: string, message: string) => void
}

/**
 * Something that looks at the room between two commits, such as answering a join: what it sends and subscribes to
 * lies exactly at the room's `state.seq`, so nothing falls between the answer and the events after it.
 */
export type TurnJob = {
  kind: 'turn'
  run: (room: LiveRoom) => void | Promise<void>
  failed: (error: unknown) => void
}

export type RoomJob = CommandJob | TurnJob

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
