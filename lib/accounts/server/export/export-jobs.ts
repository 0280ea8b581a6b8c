import { z } from 'zod'
import type { JobKind } from '@/lib/jobs/domain/job'
import { idSchema } from '@/lib/shared/id-schema'

/**
 * Creates the archive of a user's data. An interrupted run starts over; a run that a later one replaced does nothing.
 */
export const EXPORT_DATA: JobKind<{ userId: string; run: string }> = {
  name: 'accounts/export',
  payload: z.object({ userId: idSchema, run: idSchema }),
  attempts: 8,
  queue: 'data exports',
}

/** The same for the archive of one past session. It does not wait for an archive of everything. */
export const EXPORT_SESSION: JobKind<{ userId: string; roomId: string; run: string }> = {
  name: 'accounts/export-session',
  payload: z.object({ userId: idSchema, roomId: idSchema, run: idSchema }),
  attempts: 8,
  queue: 'session archives',
}
