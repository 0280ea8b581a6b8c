import { z } from 'zod'
import type { CommandForm } from '../command-form'
import { planSchema } from '../plan-schema'
import { RUNS_CLOCK } from '../senders'

/** Changes the plan, before the start. */
export const plan = {
  sender: RUNS_CLOCK,
  payload: z.strictObject({ plan: planSchema }),
} as const satisfies CommandForm
