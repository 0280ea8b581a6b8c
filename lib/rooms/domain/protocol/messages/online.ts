import { z } from 'zod'
import type { Message } from '../message'
import { MESSAGE } from '../wire'

/** Numbers of the members who are connected now. */
export const online = {
  name: MESSAGE.online,
  sender: 'server',
  args: z.tuple([z.array(z.int())]),
} as const satisfies Message
