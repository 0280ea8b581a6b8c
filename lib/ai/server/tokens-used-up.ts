import { env } from '@/lib/shared/env'
import { SHARE_OF_ONE_PERSON } from '../domain/share-of-one-person'
import { aiUsedToday } from './ai-use'

/**
 * Whose tokens of the day (UTC) are used up, if any are: a person's, by what they had asked, end before everybody's.
 * @param userId null where that person has no account any more
 */
export async function tokensUsedUp(userId: string | null, now: Date): Promise<'everybody' | 'person' | null> {
  const most = env().AI_TOKENS_A_DAY
  const [all, own] = await Promise.all([aiUsedToday(now), userId === null ? null : aiUsedToday(now, userId)])
  if (all.input + all.output >= most) return 'everybody'
  return own && own.input + own.output >= most * SHARE_OF_ONE_PERSON ? 'person' : null
}
