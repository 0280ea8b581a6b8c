import { z } from 'zod'
import { updateSchema } from '@/lib/updates/domain/update'
import type { Message } from '../message'
import { MESSAGE } from '../wire'

/** An update for this user, whichever room or page the socket is for. */
export const update = {
  name: MESSAGE.update,
  sender: 'server',
  args: z.tuple([updateSchema]),
} as const satisfies Message
