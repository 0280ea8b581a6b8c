import type { z } from 'zod'
import { appError } from '@/lib/shared/errors'
import type { InterviewerMove, InterviewerStatus, SeenWork } from '../interviewer/interviewer-moves'
import type { CommandForm } from './command-form'
import { aiGrading } from './commands/ai-grading'
import { alone } from './commands/alone'
import { board } from './commands/board'
import { curveball } from './commands/curveball'
import { end } from './commands/end'
import { facts } from './commands/facts'
import { hint } from './commands/hint'
import { mark } from './commands/mark'
import { meeting } from './commands/meeting'
import { note } from './commands/note'
import { pause } from './commands/pause'
import { plan } from './commands/plan'
import { quiet } from './commands/quiet'
import { remove } from './commands/remove'
import { resume } from './commands/resume'
import { role } from './commands/role'
import { say } from './commands/say'
import { sheet } from './commands/sheet'
import { start } from './commands/start'
import { step } from './commands/step'
import { tick } from './commands/tick'
import { trial } from './commands/trial'
import { unnote } from './commands/unnote'

/** What users can ask a room to do, by kind. */
export const COMMANDS = {
  start,
  pause,
  resume,
  end,
  step,
  plan,
  say,
  hint,
  curveball,
  facts,
  trial,
  tick,
  note,
  unnote,
  mark,
  role,
  remove,
  meeting,
  alone,
  quiet,
  'ai-grading': aiGrading,
  sheet,
  board,
} as const satisfies Record<string, CommandForm>

export type CommandKind = keyof typeof COMMANDS
/** Commands of the stream that carries neither drawing nor typing. */
export type RoundCommandKind = Exclude<CommandKind, 'board' | 'sheet'>

type Payload<K extends CommandKind> = z.output<(typeof COMMANDS)[K]['payload']>

/** A command with its payload. Distributes over kinds, so that `switch` on the kind narrows it. */
export type Command<K extends CommandKind = CommandKind> = K extends CommandKind
  ? { kind: K } & (Payload<K> extends Record<string, never> ? unknown : Payload<K>)
  : never

/**
 * Commands that only the server issues: when someone enters or reads the guide, and for the AI interviewer,
 * on behalf of the candidate whose round it is.
 */
export type ServerCommand =
  | { kind: 'enter' }
  | { kind: 'open-guide' }
  | {
      kind: 'interview'
      move: InterviewerMove
      /** The id of a fact or a curveball, the step of a hint, or the subject of a question. */
      about: string | null
      /** The interviewer's own words. */
      words: string
      /** The app's text after them, for moves that quote nothing from the guide. */
      asks: string
      saw: SeenWork
      /** The event number of the interviewer's newest message when it read the room, 0 if there was none. */
      after: number
    }
  | { kind: 'interviewer-status'; status: Extract<InterviewerStatus, 'here' | 'away' | 'spent'> }

export function isCommandKind(kind: unknown): kind is CommandKind {
  return typeof kind === 'string' && Object.hasOwn(COMMANDS, kind)
}

/** Parses a command received over the wire. @throws AppError `wire/unknown-command`, `wire/malformed` */
export function parseCommand(kind: unknown, payload: unknown): Command {
  if (!isCommandKind(kind)) throw appError('wire/unknown-command')
  const parsed = COMMANDS[kind].payload.safeParse(payload)
  if (!parsed.success) {
    throw appError('wire/malformed')
  }
  return { kind, ...parsed.data } as Command
}
