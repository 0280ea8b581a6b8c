import { z } from 'zod'
import { idSchema } from '@/lib/shared/id-schema'

/** A model's grading of this round made progress, or ended. */
export const aiFeedback = z.strictObject({ kind: z.literal('ai-feedback'), roomId: idSchema })
