import { z } from 'zod'
import type { JobKind } from '@/lib/jobs/domain/job'
import { idSchema } from '@/lib/shared/id-schema'

/** Erases what belongs to a closed account. It goes on where it was stopped, so it may run as often as it likes. */
export const DELETE_ACCOUNT: JobKind<{ id: string }> = {
  name: 'accounts/delete',
  payload: z.object({ id: idSchema }),
  attempts: 25,
}
