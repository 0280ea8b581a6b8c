import { z } from 'zod'
import { ROOM_ROLES } from '@/lib/framework/roles'
import { idSchema } from '@/lib/shared/id-schema'
import type { CommandForm } from '../command-form'
import { HANDS_OUT_ROLES } from '../senders'

/** Gives somebody a role, before the start. */
export const role = {
  sender: HANDS_OUT_ROLES,
  payload: z.strictObject({ userId: idSchema, role: z.enum(ROOM_ROLES) }),
} as const satisfies CommandForm
