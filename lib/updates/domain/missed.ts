import { z } from 'zod'

/** Updates may have been lost on their way: whatever is shown is asked for again. */
export const missed = z.strictObject({ kind: z.literal('missed') })
