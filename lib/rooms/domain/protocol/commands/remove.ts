import { z } from 'zod'
import { idSchema } from '@/lib/shared/id-schema'
import type { CommandForm } from '../command-form'
import { HANDS_OUT_ROLES } from '../senders'

/** Removes somebody from the room, before the start. */
export const remove = {
  sender: HANDS_OUT_ROLES,
  payload: z.strictObject({ userId: idSchema }),
} as const satisfies CommandForm
