import { z } from 'zod'
import { POINTS } from '@/lib/framework/points'
import type { CommandForm } from '../command-form'
import { REVEALS } from '../senders'

/** Reveals all facts of a Point. */
export const facts = {
  sender: REVEALS,
  payload: z.strictObject({ point: z.enum(POINTS) }),
} as const satisfies CommandForm
