import { z } from 'zod'
import { idSchema } from '@/lib/shared/id-schema'

/** A grade of this round came in, or its grades opened. */
export const grades = z.strictObject({ kind: z.literal('grades'), roomId: idSchema })
