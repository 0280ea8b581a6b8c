import { z } from 'zod'
import type { CommandForm } from '../command-form'
import { TAKES_NOTES } from '../senders'

/** Deletes a private note, by the number of its event. */
export const unnote = {
  sender: TAKES_NOTES,
  payload: z.strictObject({ seq: z.int().min(1) }),
} as const satisfies CommandForm
