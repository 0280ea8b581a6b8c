import { z } from 'zod'
import { DIMENSIONS } from '@/lib/framework/dimensions'
import { POINTS } from '@/lib/framework/points'
import { ROOM_ROLES } from '@/lib/framework/roles'
import { PLAN_STEPS } from '@/lib/framework/steps'
import { AppError } from '@/lib/shared/errors'
import { idSchema } from '@/lib/shared/id-schema'
import { CHAT_LIMIT, NOTE_LIMIT } from './command-limits'
import { meetingLinkSchema } from './meeting-link-schema'
import { planSchema } from './plan-schema'

const nothing = z.strictObject({})
const step = z.enum(PLAN_STEPS)
const bytes = z.instanceof(Uint8Array)

/** What people can ask a room to do, by kind. The type of each payload is inferred from its schema. */
export const commandSchemas = {
  start: nothing,
  pause: nothing,
  resume: nothing,
  end: nothing,
  step: z.strictObject({ index: z.int().min(0).max(63) }),
  plan: z.strictObject({ plan: planSchema }),
  say: z.strictObject({ text: z.string().trim().min(1).max(CHAT_LIMIT) }),
  hint: z.strictObject({ step, rung: z.int().min(0).max(2) }),
  curveball: z.strictObject({ id: z.string().min(1).max(80) }),
  facts: z.strictObject({ point: z.enum(POINTS) }),
  tick: z.strictObject({ item: z.string().min(1).max(120), on: z.boolean() }),
  note: z.strictObject({ text: z.string().trim().min(1).max(NOTE_LIMIT) }),
  unnote: z.strictObject({ seq: z.int().min(1) }),
  mark: z.strictObject({
    dimension: z.enum(DIMENSIONS),
    score: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.null()]),
  }),
  role: z.strictObject({ userId: idSchema, role: z.enum(ROOM_ROLES) }),
  remove: z.strictObject({ userId: idSchema }),
  meeting: z.strictObject({ link: meetingLinkSchema.nullable() }),
  sheet: z.strictObject({ update: bytes }),
  board: z.strictObject({ patches: bytes }),
} as const

export type CommandKind = keyof typeof commandSchemas
/** A command with its payload. Distributes over kinds, so that `switch` on the kind narrows it. */
export type Command<K extends CommandKind = CommandKind> = K extends CommandKind
  ? { kind: K } & (z.infer<(typeof commandSchemas)[K]> extends Record<string, never>
      ? unknown
      : z.infer<(typeof commandSchemas)[K]>)
  : never

/** Commands that only the server gives, when someone comes in or reads the guide. */
export type ServerCommand = { kind: 'enter' } | { kind: 'open-guide' }

export function isCommandKind(kind: unknown): kind is CommandKind {
  return typeof kind === 'string' && Object.hasOwn(commandSchemas, kind)
}

/**
 * Parses a command as it came over the wire.
 * @throws AppError `wire/unknown-command`, `wire/malformed`
 */
export function parseCommand(kind: unknown, payload: unknown): Command {
  if (!isCommandKind(kind))
    throw new AppError('wire/unknown-command', 'This room does not know that command.')
  const parsed = commandSchemas[kind].safeParse(payload)
  if (!parsed.success) {
    throw new AppError('wire/malformed', 'That message was not in the expected form, so nothing was changed.')
  }
  return { kind, ...parsed.data } as Command
}
