import { z } from 'zod'
import type { Message } from '../message'
import { MESSAGE } from '../wire'

/** What the sentence of a refusal says about this one; a browser makes it of these and the code. */
const reasonParams = z.record(z.string(), z.union([z.string(), z.number()]))

/** Nothing came of a message: stream and number of the command, where the server could read them, then why. */
export const refused = {
  name: MESSAGE.refused,
  sender: 'server',
  args: z.tuple([z.int().nullable(), z.int().nullable(), z.string(), reasonParams]),
} as const satisfies Message
