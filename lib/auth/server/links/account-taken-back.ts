import { z } from 'zod'
import type { JobKind } from '@/lib/jobs/domain/job'
import { idSchema } from '@/lib/shared/id-schema'

/**
 * The owner of an address took back an account that somebody else may have made with it. Whoever keeps secrets of a person
 * that work without a session does away with them.
 */
export const ACCOUNT_TAKEN_BACK: JobKind<{ userId: string }> = {
  name: 'auth/account-taken-back',
  payload: z.object({ userId: idSchema }),
  attempts: 10,
}
