import { z } from 'zod'

/** Updates may have been lost: everything shown is requested again. */
export const missed = z.strictObject({ kind: z.literal('missed') })
