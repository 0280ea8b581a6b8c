import { z } from 'zod'
import { bytesSchema } from '@/lib/shared/bytes-schema'
import { COMMANDS, type RoundCommandKind } from '../commands'
import type { Message } from '../message'
import { LAST_OP, MESSAGE } from '../wire'

const op = z.int().min(1).max(LAST_OP)

const { board: _board, sheet: _sheet, ...roundCommands } = COMMANDS

const roundArgs = Object.entries(roundCommands).map(([kind, { payload }]) =>
  z.tuple([z.literal(0), op, z.literal(kind), payload]),
) as unknown as readonly [z.ZodType<[stream: 0, op: number, kind: RoundCommandKind, payload: object]>]

/**
 * A numbered command: the index of its stream in STREAMS, its number, and its content. Edits carry their
 * bytes directly. Who may send which command is defined with that command. The server parses this by hand: it
 * is most of what browsers send, and an edit is validated by its decoder.
 */
export const command = {
  name: MESSAGE.command,
  sender: 'member',
  args: z.union([
    z.tuple([z.literal(1), op, bytesSchema]),
    z.tuple([z.literal(2), op, bytesSchema]),
    ...roundArgs,
  ]),
} as const satisfies Message
