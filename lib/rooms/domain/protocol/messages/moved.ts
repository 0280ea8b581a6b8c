import { z } from 'zod'
import { presenceSchema } from '@/lib/board/domain/presence'
import type { Message } from '../message'
import { MESSAGE } from '../wire'

/** A presence message as relayed to the others: with the number of the member who points. */
export const moved = {
  name: MESSAGE.presence,
  sender: 'server',
  args: z.tuple([z.int(), presenceSchema]),
} as const satisfies Message
