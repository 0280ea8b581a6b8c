import { z } from 'zod'
import type { Message } from '../message'
import { MESSAGE } from '../wire'

/** This person's permissions changed, or they missed too much: join again. */
export const rejoin = {
  name: MESSAGE.rejoin,
  sender: 'server',
  args: z.tuple([]),
} as const satisfies Message
