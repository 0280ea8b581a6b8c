import { z } from 'zod'
import { idSchema } from '@/lib/shared/id-schema'

/**
 * Somebody wrote, changed, deleted or resolved a comment on this finished round. Whoever came by a link does not learn
 * which one it is.
 */
export const comments = z.strictObject({ kind: z.literal('comments'), roomId: idSchema.optional() })
