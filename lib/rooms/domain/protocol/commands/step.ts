import { z } from 'zod'
import type { CommandForm } from '../command-form'
import { MOVES_STEP } from '../senders'

/** Moves to a step, by its index in the plan. */
export const step = {
  sender: MOVES_STEP,
  payload: z.strictObject({ index: z.int().min(0).max(63) }),
} as const satisfies CommandForm
