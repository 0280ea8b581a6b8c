import { z } from 'zod'

/** The receiver's status in the queue for a partner has changed. */
export const match = z.strictObject({ kind: z.literal('match') })
