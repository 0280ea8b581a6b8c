import { z } from 'zod'
import type { JobKind } from '@/lib/jobs/domain/job'
import { idSchema } from '@/lib/shared/id-schema'

/**
 * Erases everything that belongs to a closed account. It resumes where it stopped, so it may run any number of times.
 */
export const DELETE_ACCOUNT: JobKind<{ id: string }> = {
  name: 'accounts/delete',
  payload: z.object({ id: idSchema }),
  attempts: 25,
}
