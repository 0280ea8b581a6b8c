import { z } from 'zod'
import { idSchema } from '@/lib/shared/id-schema'

/**
 * Somebody wrote, edited, deleted or resolved a comment on this finished round. People who came by a link do
 * not learn which round it is.
 */
export const comments = z.strictObject({ kind: z.literal('comments'), roomId: idSchema.optional() })
