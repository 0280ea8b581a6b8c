import { z } from 'zod'
import type { CommandForm } from '../command-form'
import { GOES_ON_ALONE } from '../senders'

/** Makes a round of two, whose interviewer never came, a round alone. */
export const alone = {
  sender: GOES_ON_ALONE,
  payload: z.strictObject({}),
} as const satisfies CommandForm
