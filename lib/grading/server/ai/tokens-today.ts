import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'

/** The beginning of a day in UTC. */
export function startOfDay(now: Date): Date {
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate()))
}

/**
 * Tokens that were used since the day began.
 * @param startedById only of gradings that this person started; everybody's by default
 */
export async function tokensToday(now: Date, startedById?: string): Promise<number> {
  const where: Prisma.AiDimensionWhereInput = {
    triedAt: { gte: startOfDay(now) },
    ...(startedById ? { grading: { startedById } } : {}),
  }
  const { _sum } = await db.aiDimension.aggregate({ where, _sum: { inputTokens: true, outputTokens: true } })
  return (_sum.inputTokens ?? 0) + (_sum.outputTokens ?? 0)
}
