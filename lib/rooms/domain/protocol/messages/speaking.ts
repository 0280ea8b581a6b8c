import { z } from 'zod'
import type { Message } from '../message'
import { MESSAGE } from '../wire'

/**
 * What the AI interviewer is saying: the whole of it so far, nothing yet while its answer takes its time, or null when it
 * stopped. Volatile, and never logged: once it
 * has finished, what it said comes as an event.
 */
export const speaking = {
  name: MESSAGE.speaking,
  sender: 'server',
  args: z.tuple([z.string().nullable()]),
} as const satisfies Message
