import { z } from 'zod'
import type { Message } from '../message'
import { MESSAGE } from '../wire'

/** Parameters for the sentence of a refusal; the browser builds the sentence from these and the code. */
const reasonParams = z.record(z.string(), z.union([z.string(), z.number()]))

/**
 * A message was refused: stream and number of the command, if the server could read them, then the reason.
 */
export const refused = {
  name: MESSAGE.refused,
  sender: 'server',
  args: z.tuple([z.int().nullable(), z.int().nullable(), z.string(), reasonParams]),
} as const satisfies Message
