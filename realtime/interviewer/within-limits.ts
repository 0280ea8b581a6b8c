import { aiUsedIn } from '@/lib/ai/server/ai-use'
import { tokensToday } from '@/lib/grading/server/ai/tokens-today'
import { mayAsk } from '@/lib/interviewer/domain/interview-limits'
import { env } from '@/lib/shared/env'

/** Whether a round, its candidate and the installation have anything left to ask a model with. */
export async function isWithinLimits(roomId: string, candidateId: string, now: Date): Promise<boolean> {
  const [round, person, all] = await Promise.all([
    aiUsedIn(roomId),
    tokensToday(now, candidateId),
    tokensToday(now),
  ])
  return mayAsk(round, { person, all, most: env().AI_TOKENS_A_DAY })
}
