import { z } from 'zod'
import { DIMENSIONS } from '@/lib/framework/dimensions'
import type { CommandForm } from '../command-form'
import { TAKES_NOTES } from '../senders'

/** Marks a dimension, or removes the mark. */
export const mark = {
  sender: TAKES_NOTES,
  payload: z.strictObject({
    dimension: z.enum(DIMENSIONS),
    score: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.null()]),
  }),
} as const satisfies CommandForm
