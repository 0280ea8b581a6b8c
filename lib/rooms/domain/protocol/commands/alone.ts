import { z } from 'zod'
import type { CommandForm } from '../command-form'
import { GOES_ON_ALONE } from '../senders'

/** Turns a round of two whose interviewer never came into a round alone. */
export const alone = {
  sender: GOES_ON_ALONE,
  payload: z.strictObject({}),
} as const satisfies CommandForm
