import { z } from 'zod'
import type { CommandForm } from '../command-form'
import { CHOOSES_GRADING } from '../senders'

/** Requests that a model grade the round at its end, or cancels that. */
export const aiGrading = {
  sender: CHOOSES_GRADING,
  payload: z.strictObject({ on: z.boolean() }),
} as const satisfies CommandForm
