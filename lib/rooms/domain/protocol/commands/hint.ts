import { z } from 'zod'
import { PLAN_STEPS } from '@/lib/framework/steps'
import type { CommandForm } from '../command-form'
import { REVEALS } from '../senders'

/** Reveals a hint of a step. */
export const hint = {
  sender: REVEALS,
  payload: z.strictObject({ step: z.enum(PLAN_STEPS), rung: z.int().min(0).max(2) }),
} as const satisfies CommandForm
