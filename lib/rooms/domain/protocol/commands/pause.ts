import { z } from 'zod'
import type { CommandForm } from '../command-form'
import { RUNS_CLOCK } from '../senders'

/** Pauses the clock. */
export const pause = {
  sender: RUNS_CLOCK,
  payload: z.strictObject({}),
} as const satisfies CommandForm
