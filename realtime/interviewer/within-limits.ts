import { aiUsedIn } from '@/lib/ai/server/ai-use'
import { tokensUsedUp } from '@/lib/ai/server/tokens-used-up'
import { hasQuestionsLeft } from '@/lib/interviewer/domain/interview-limits'

/** Whether a round, its candidate and the installation may still make calls to a model. */
export async function isWithinLimits(roomId: string, candidateId: string, now: Date): Promise<boolean> {
  const [round, usedUp] = await Promise.all([aiUsedIn(roomId), tokensUsedUp(candidateId, now)])
  return usedUp === null && hasQuestionsLeft(round)
}
