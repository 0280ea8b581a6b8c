import { z } from 'zod'
import type { CommandForm } from '../command-form'
import { RUNS_CLOCK } from '../senders'

/** Tells the AI interviewer to stop talking, or to continue. */
export const quiet = {
  sender: RUNS_CLOCK,
  payload: z.strictObject({ on: z.boolean() }),
} as const satisfies CommandForm
