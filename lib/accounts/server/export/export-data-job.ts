import { z } from 'zod'
import type { JobKind } from '@/lib/jobs/domain/job'
import { idSchema } from '@/lib/shared/id-schema'

/** Makes the archive of somebody's data. A run that was stopped begins again; one that a later one replaced does nothing. */
export const EXPORT_DATA: JobKind<{ userId: string; run: string }> = {
  name: 'accounts/export',
  payload: z.object({ userId: idSchema, run: idSchema }),
  attempts: 8,
  queue: 'data exports',
}
