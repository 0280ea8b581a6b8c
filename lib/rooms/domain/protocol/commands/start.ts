import { z } from 'zod'
import type { CommandForm } from '../command-form'
import { RUNS_CLOCK } from '../senders'

/** Starts the clock, on the first step of the plan. */
export const start = {
  sender: RUNS_CLOCK,
  payload: z.strictObject({}),
} as const satisfies CommandForm
