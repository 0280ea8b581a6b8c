import { z } from 'zod'
import type { CommandForm } from '../command-form'
import { REVEALS } from '../senders'

/** Plays a particular curveball, or the `next` one. */
export const curveball = {
  sender: REVEALS,
  payload: z.strictObject({ id: z.string().min(1).max(80) }),
} as const satisfies CommandForm
