import { db } from '@/lib/db/client'
import type { TokenUse } from '../domain/tokens'
import { countTokens } from './count-tokens'

/** Questions to a model in a room, and the tokens that they used. */
export type AiUsed = { calls: number; tokens: number }

const SUMS = { calls: true, inputTokens: true, outputTokens: true } as const

/** The day of a moment in UTC. */
function dayOf(now: Date): Date {
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate()))
}

/** Counts a question before it is asked, so that one whose process dies counts as well. */
export async function countAiCall(roomId: string, now: Date): Promise<void> {
  const day = dayOf(now)
  await db.aiUse.upsert({
    where: { roomId_day: { roomId, day } },
    create: { roomId, day, calls: 1 },
    update: { calls: { increment: 1 } },
  })
}

/** Counts what a question used. */
export async function addAiTokens(roomId: string, tokens: TokenUse, now: Date): Promise<void> {
  countTokens(tokens)
  const day = dayOf(now)
  const { input, output } = tokens
  await db.aiUse.upsert({
    where: { roomId_day: { roomId, day } },
    create: { roomId, day, inputTokens: input, outputTokens: output },
    update: { inputTokens: { increment: input }, outputTokens: { increment: output } },
  })
}

/** What was used in a room on all days. */
export async function aiUsedIn(roomId: string): Promise<AiUsed> {
  const { _sum } = await db.aiUse.aggregate({ where: { roomId }, _sum: SUMS })
  return usedOf(_sum)
}

/**
 * What was used in all rooms since the day (UTC) began.
 * @param createdById only in rooms that this person made; in everybody's by default
 */
export async function aiUsedToday(now: Date, createdById?: string): Promise<AiUsed> {
  const where = { day: dayOf(now), ...(createdById ? { room: { createdById } } : {}) }
  const { _sum } = await db.aiUse.aggregate({ where, _sum: SUMS })
  return usedOf(_sum)
}

function usedOf(sum: Record<keyof typeof SUMS, number | null>): AiUsed {
  return { calls: sum.calls ?? 0, tokens: (sum.inputTokens ?? 0) + (sum.outputTokens ?? 0) }
}
