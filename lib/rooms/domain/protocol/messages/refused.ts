import { z } from 'zod'
import type { Message } from '../message'
import { MESSAGE } from '../wire'

/** Nothing came of a message: stream and number of the command, where the server could read them, then why. */
export const refused = {
  name: MESSAGE.refused,
  sender: 'server',
  args: z.tuple([z.int().nullable(), z.int().nullable(), z.string(), z.string()]),
} as const satisfies Message
