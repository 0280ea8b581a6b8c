import { z } from 'zod'
import type { CommandForm } from '../command-form'
import { RUNS_CLOCK } from '../senders'

/** Resumes the clock. */
export const resume = {
  sender: RUNS_CLOCK,
  payload: z.strictObject({}),
} as const satisfies CommandForm
