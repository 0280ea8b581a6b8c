import { z } from 'zod'
import { idSchema } from '@/lib/shared/id-schema'

/** A grading of this round by a model went on, or ended. */
export const aiFeedback = z.strictObject({ kind: z.literal('ai-feedback'), roomId: idSchema })
