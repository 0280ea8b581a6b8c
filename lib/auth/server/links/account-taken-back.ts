import { z } from 'zod'
import type { JobKind } from '@/lib/jobs/domain/job'
import { idSchema } from '@/lib/shared/id-schema'

/**
 * The owner of an address has recovered an account that somebody else may have created with it. Modules that keep a
 * user's secrets which work without a session must revoke them.
 */
export const ACCOUNT_TAKEN_BACK: JobKind<{ userId: string }> = {
  name: 'auth/account-taken-back',
  payload: z.object({ userId: idSchema }),
  attempts: 10,
}
