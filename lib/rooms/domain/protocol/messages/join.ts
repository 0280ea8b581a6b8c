import { z } from 'zod'
import { ROOM_ROLES } from '@/lib/framework/roles'
import { bytesSchema } from '@/lib/shared/bytes-schema'
import { idSchema } from '@/lib/shared/id-schema'
import type { Message } from '../message'
import { LAST_OP, MESSAGE } from '../wire'
import { wireItem } from './events'

const number = z.int().min(1).max(LAST_OP)
const range = z.tuple([number, number]).nullable()

export const joinRequest = z.strictObject({
  version: z.int(),
  roomId: idSchema,
  /** The tab's id; its three streams of commands are named after it. */
  tab: z.string().regex(/^[A-Za-z0-9_-]{8,40}$/),
  /** The newest event that this tab has, 0 if none. */
  since: z.int().min(0),
  /** First and last number of the commands that wait for acknowledgement, by stream. */
  pending: z.strictObject({ round: range, board: range, sheet: range }),
})

const numbers = z.object({ round: z.array(z.int()), board: z.array(z.int()), sheet: z.array(z.int()) })

const answered = {
  /** Server time, in ms since 1970. */
  now: z.number(),
  /** The person's number in the room. */
  number: z.int(),
  role: z.enum(ROOM_ROLES),
  /** Those of the numbers waiting in the browser that are in the log. */
  accepted: numbers,
  /** The highest number of each stream in the log; new commands continue from there. */
  last: z.object({ round: z.int(), board: z.int(), sheet: z.int() }),
}

/** Enters a room, continuing from a known event. The response is the full state, or the events since. */
export const join = {
  name: MESSAGE.join,
  sender: 'signed in',
  args: z.tuple([joinRequest]),
  answer: z.union([
    /** In the format of encodeState. */
    z.object({ ...answered, snapshot: bytesSchema }),
    z.object({ ...answered, head: z.int(), tail: z.array(wireItem) }),
  ]),
} as const satisfies Message

export type JoinRequest = z.infer<typeof joinRequest>
export type JoinAnswer = z.infer<typeof join.answer>
