import { z } from 'zod'
import type { CommandForm } from '../command-form'
import { RUNS_CLOCK } from '../senders'

/** Ends the round. Once the planned time is over, the candidate of a pair may do so too. */
export const end = {
  sender: RUNS_CLOCK,
  payload: z.strictObject({}),
} as const satisfies CommandForm
