import { z } from 'zod'
import type { CommandForm } from '../command-form'
import { NOTE_LIMIT } from '../command-limits'
import { TAKES_NOTES } from '../senders'

/** Writes a private note. */
export const note = {
  sender: TAKES_NOTES,
  payload: z.strictObject({ text: z.string().trim().min(1).max(NOTE_LIMIT) }),
} as const satisfies CommandForm
