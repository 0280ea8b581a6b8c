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
  /** The newest event this tab has, 0 for none. */
  since: z.int().min(0),
  /** First and last number of the commands that wait for their acknowledgement, by stream. */
  pending: z.strictObject({ round: range, board: range, sheet: range }),
})

const numbers = z.object({ round: z.array(z.int()), board: z.array(z.int()), sheet: z.array(z.int()) })

const answered = {
  /** Server time, in ms since 1970. */
  now: z.number(),
  /** The person's number in the room. */
  number: z.int(),
  role: z.enum(ROOM_ROLES),
  /** Of the numbers that wait in the browser, those that the log holds. */
  accepted: numbers,
  /** The newest number of each stream that the log holds; new commands go on from there. */
  last: z.object({ round: z.int(), board: z.int(), sheet: z.int() }),
}

/** Enters a room from a known event on. Answered with the whole state, or with what happened since. */
export const join = {
  name: MESSAGE.join,
  sender: 'signed in',
  args: z.tuple([joinRequest]),
  answer: z.union([
    /** As encodeState writes it. */
    z.object({ ...answered, snapshot: bytesSchema }),
    z.object({ ...answered, head: z.int(), tail: z.array(wireItem) }),
  ]),
} as const satisfies Message

export type JoinRequest = z.infer<typeof joinRequest>
export type JoinAnswer = z.infer<typeof join.answer>
