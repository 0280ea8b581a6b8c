import { z } from 'zod'
import { idSchema } from '@/lib/shared/id-schema'

/**
 * A grade of this round was submitted, its grades were revealed, or its people were asked for an agreement or
 * answered.
 */
export const grades = z.strictObject({ kind: z.literal('grades'), roomId: idSchema })
