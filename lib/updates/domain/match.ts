import { z } from 'zod'

/** Where the receiver stands with the queue for a partner has changed. */
export const match = z.strictObject({ kind: z.literal('match') })
