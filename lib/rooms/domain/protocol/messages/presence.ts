import { z } from 'zod'
import { presenceSchema } from '@/lib/board/domain/presence'
import type { Message } from '../message'
import { MESSAGE } from '../wire'

/** Where somebody points. Volatile and never logged. */
export const presence = {
  name: MESSAGE.presence,
  sender: 'member',
  args: z.tuple([presenceSchema]),
} as const satisfies Message
