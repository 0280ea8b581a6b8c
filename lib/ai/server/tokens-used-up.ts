import { env } from '@/lib/shared/env'
import { SHARE_OF_ONE_PERSON } from '../domain/share-of-one-person'
import { aiUsedToday } from './ai-use'

/**
 * Whose daily tokens (UTC) are used up, if any: one user's own limit is reached before everybody's.
 * @param userId null if their account has been deleted
 */
export async function tokensUsedUp(userId: string | null, now: Date): Promise<'everybody' | 'person' | null> {
  const most = env().AI_TOKENS_A_DAY
  const [all, own] = await Promise.all([aiUsedToday(now), userId === null ? null : aiUsedToday(now, userId)])
  if (all.input + all.output >= most) return 'everybody'
  return own && own.input + own.output >= most * SHARE_OF_ONE_PERSON ? 'person' : null
}
