import { z } from 'zod'
import type { Message } from '../message'
import { MESSAGE } from '../wire'

/**
 * What the AI interviewer is saying: all of it so far, empty while its answer is still being generated, or
 * null when it has stopped. Volatile and never logged: once finished, its words arrive as an event.
 */
export const speaking = {
  name: MESSAGE.speaking,
  sender: 'server',
  args: z.tuple([z.string().nullable()]),
} as const satisfies Message
