import { z } from 'zod'
import { idSchema } from '@/lib/shared/id-schema'

/** Somebody proposed the round after this finished one. */
export const nextRound = z.strictObject({ kind: z.literal('next-round'), roomId: idSchema })
