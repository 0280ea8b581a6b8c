import { z } from 'zod'
import { presenceSchema } from '@/lib/board/domain/presence'
import type { Message } from '../message'
import { MESSAGE } from '../wire'

/** The same as others get it: with the number of the member who points. */
export const moved = {
  name: MESSAGE.presence,
  sender: 'server',
  args: z.tuple([z.int(), presenceSchema]),
} as const satisfies Message
