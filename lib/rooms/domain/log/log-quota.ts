import { appError } from '@/lib/shared/errors'
import type { Command, CommandKind, ServerCommand } from '../protocol/commands'
import { sizeOfTrial } from '../trial/room-trial'

const MB = 1024 * 1024

/** What one event costs besides its payload, in bytes: columns, row header, its share of the indexes. */
export const ROW_BYTES = 100
/**
 * Maximum size of one room's log. The busiest legitimate round, with six of ten members drawing at 20 Hz for
 * 90 minutes, takes 95 MB.
 */
export const ROOM_LOG_BYTES = 128 * MB
/** Maximum that one person may add to all logs within a day (UTC). */
export const PERSON_DAY_BYTES = 256 * MB
/** Reserved for commands that run the round: enough for more than a hundred thousand of them. */
export const CONTROL_RESERVE = 16 * MB

/** Each of these can be in the log only a few times, and it must always be possible to end a round. */
const ALWAYS: ReadonlySet<CommandKind | ServerCommand['kind']> = new Set(['end', 'enter', 'open-guide'])
/** Commands that fill logs. All others run the round. */
const WORK: ReadonlySet<CommandKind | ServerCommand['kind']> = new Set([
  'board',
  'sheet',
  'say',
  'note',
  'interview',
])

/** Approximate size of a command's content, in bytes. */
export function sizeOfCommand(command: Command | ServerCommand): number {
  switch (command.kind) {
    case 'board':
      return command.patches.byteLength
    case 'sheet':
      return command.update.byteLength
    case 'say':
    case 'note':
      // UTF-16 units; up to three times as many bytes in UTF-8.
      return 3 * command.text.length
    case 'trial':
      return command.trial ? 3 * sizeOfTrial(command.trial) : 0
    default:
      return 0
  }
}

/** The size of a room's log, and what the person has added to all logs today, in bytes. */
export type LogUse = { room: number; person: number }

/** @throws AppError `room/full`, `person/too-much-today` if the log may not accept the command */
export function checkLogQuota(command: Command | ServerCommand, use: LogUse): void {
  const { kind } = command
  if (ALWAYS.has(kind)) return
  const more = sizeOfCommand(command) + ROW_BYTES - (WORK.has(kind) ? 0 : CONTROL_RESERVE)
  if (use.room + more > ROOM_LOG_BYTES) throw appError('room/full')
  if (use.person + more > PERSON_DAY_BYTES) throw appError('person/too-much-today')
}
