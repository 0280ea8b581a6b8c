import { aiUsedToday } from '@/lib/ai/server/ai-use'
import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'

/** The beginning of a day in UTC. */
export function startOfDay(now: Date): Date {
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate()))
}

/**
 * Tokens that gradings and interviews used since the day began.
 * @param userId only of what this person started; everybody's by default
 */
export async function tokensToday(now: Date, userId?: string): Promise<number> {
  const where: Prisma.AiDimensionWhereInput = {
    triedAt: { gte: startOfDay(now) },
    ...(userId ? { grading: { startedById: userId } } : {}),
  }
  const [{ _sum }, interviewed] = await Promise.all([
    db.aiDimension.aggregate({ where, _sum: { inputTokens: true, outputTokens: true } }),
    aiUsedToday(now, userId),
  ])
  return (_sum.inputTokens ?? 0) + (_sum.outputTokens ?? 0) + interviewed.tokens
}
