import { z } from 'zod'
import type { CommandForm } from '../command-form'
import { READS_GUIDE } from '../senders'

/** Ticks an item of the guide, or unticks it. */
export const tick = {
  sender: READS_GUIDE,
  payload: z.strictObject({ item: z.string().min(1).max(120), on: z.boolean() }),
} as const satisfies CommandForm
