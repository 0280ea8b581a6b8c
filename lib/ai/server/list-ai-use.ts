import { db } from '@/lib/db/client'
import type { AiUseOfDay } from '../domain/ai-use'
import { startOfDay } from './ai-use'
import { costOfTokens } from './cost-of-tokens'

/** How many days are shown, including the current one. */
const SHOWN_DAYS = 30
/** Maximum number of rows over all these days: older ones are left out. */
const MOST_ROWS = 1_000

/** Use of the model over the last days (UTC), newest first, by user and purpose. */
export async function listAiUse(now: Date): Promise<AiUseOfDay[]> {
  const first = new Date(startOfDay(now).getTime() - (SHOWN_DAYS - 1) * 86_400_000)
  const rows = await db.aiDayUse.findMany({
    where: { day: { gte: first } },
    include: { user: { select: { name: true } } },
    orderBy: [{ day: 'desc' }, { inputTokens: 'desc' }],
    take: MOST_ROWS,
  })
  const days = new Map<string, AiUseOfDay['people']>()
  for (const { day, userId, user, purpose, questions, inputTokens, outputTokens, estimated } of rows) {
    const date = day.toISOString().slice(0, 10)
    const tokens = { input: inputTokens, output: outputTokens }
    const one = {
      name: user?.name ?? null,
      userId,
      purpose,
      questions,
      ...tokens,
      estimated,
      cost: costOfTokens(tokens),
    }
    days.set(date, [...(days.get(date) ?? []), one])
  }
  return [...days].map(([day, people]) => ({ day, people }))
}
