import { z } from 'zod'
import type { Message } from '../message'
import { MESSAGE } from '../wire'

/**
 * Requests the server's time, and the newest event that this socket should have or will receive in a moment.
 */
export const time = {
  name: MESSAGE.time,
  sender: 'signed in',
  args: z.tuple([z.object({})]),
  answer: z.object({ now: z.number(), head: z.int().nullable() }),
} as const satisfies Message
