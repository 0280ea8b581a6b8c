import { appError } from '@/lib/shared/errors'
import type { Command, CommandKind, ServerCommand } from '../protocol/commands'
import { sizeOfTrial } from '../trial/room-trial'

const MB = 1024 * 1024

/** What one event costs besides its payload: columns, row head, its share of the indexes. */
export const ROW_BYTES = 100
/** What one room's log may weigh. The busiest honest round, six of ten drawing at 20 Hz for 90 minutes, is 95 MB. */
export const ROOM_LOG_BYTES = 128 * MB
/** What one person may add to all logs within a day (UTC). */
export const PERSON_DAY_BYTES = 256 * MB
/** Kept for what runs the round: more than a hundred thousand such commands. */
export const CONTROL_RESERVE = 16 * MB

/** Each of these can be in the log a few times at most, and a round must always be able to end. */
const ALWAYS: ReadonlySet<CommandKind | ServerCommand['kind']> = new Set(['end', 'enter', 'open-guide'])
/** What fills logs. Everything else runs the round. */
const WORK: ReadonlySet<CommandKind | ServerCommand['kind']> = new Set([
  'board',
  'sheet',
  'say',
  'note',
  'interview',
])

/** How many bytes of content a command brings, near enough. */
export function sizeOfCommand(command: Command | ServerCommand): number {
  switch (command.kind) {
    case 'board':
      return command.patches.byteLength
    case 'sheet':
      return command.update.byteLength
    case 'say':
    case 'note':
      // UTF-16 units; in UTF-8 up to three times as much.
      return 3 * command.text.length
    case 'trial':
      return command.trial ? 3 * sizeOfTrial(command.trial) : 0
    default:
      return 0
  }
}

/** What the log of a room weighs, and what the person has added to all logs today. */
export type LogUse = { room: number; person: number }

/** @throws AppError `room/full`, `person/too-much-today` when the log may not take the command */
export function checkLogQuota(command: Command | ServerCommand, use: LogUse): void {
  const { kind } = command
  if (ALWAYS.has(kind)) return
  const more = sizeOfCommand(command) + ROW_BYTES - (WORK.has(kind) ? 0 : CONTROL_RESERVE)
  if (use.room + more > ROOM_LOG_BYTES) throw appError('room/full')
  if (use.person + more > PERSON_DAY_BYTES) throw appError('person/too-much-today')
}
