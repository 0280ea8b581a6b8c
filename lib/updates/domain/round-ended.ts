import { z } from 'zod'
import { idSchema } from '@/lib/shared/id-schema'

/** A round that the receiver is in has ended. */
export const roundEnded = z.strictObject({ kind: z.literal('round-ended'), roomId: idSchema })
