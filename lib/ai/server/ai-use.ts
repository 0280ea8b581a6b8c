import { db } from '@/lib/db/client'
import type { AiPurpose } from '@/lib/db/generated/client'
import { newId } from '@/lib/shared/ids'
import type { TokenUse } from '../domain/tokens'
import { countTokens } from './count-tokens'

/** A room's requests to a model, and the tokens that they used. */
export type AiUsed = { calls: number; tokens: number }

/** The start of a moment's day, in UTC. */
export function startOfDay(now: Date): Date {
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate()))
}

/** Counts an interview's request before it is sent, so that it is counted even if the process dies. */
export async function countAiCall(roomId: string, now: Date): Promise<void> {
  const day = startOfDay(now)
  await db.aiUse.upsert({
    where: { roomId_day: { roomId, day } },
    create: { roomId, day, calls: 1 },
    update: { calls: { increment: 1 } },
  })
}

/** Adds an interview request's usage to its room and to the candidate. */
export async function addInterviewUse(
  { roomId, userId }: { roomId: string; userId: string },
  tokens: TokenUse,
  now: Date,
): Promise<void> {
  await addAiUse({ userId, purpose: 'interview' }, tokens, now)
  const day = startOfDay(now)
  const { input, output } = tokens
  await db.aiUse.upsert({
    where: { roomId_day: { roomId, day } },
    create: { roomId, day, inputTokens: input, outputTokens: output },
    update: { inputTokens: { increment: input }, outputTokens: { increment: output } },
  })
}

/**
 * Adds a request's usage to the day on which it was sent.
 * @param userId the user it was sent for; null if their account has been deleted
 */
export async function addAiUse(
  { userId, purpose }: { userId: string | null; purpose: AiPurpose },
  tokens: TokenUse,
  now: Date,
): Promise<void> {
  countTokens(tokens)
  const day = startOfDay(now)
  const { input, output, estimated } = tokens
  const first = { questions: 1, inputTokens: input, outputTokens: output, estimated }
  if (userId === null) {
    await db.aiDayUse.create({ data: { id: newId(), day, userId, purpose, ...first } })
    return
  }
  await db.aiDayUse.upsert({
    where: { day_userId_purpose: { day, userId, purpose } },
    create: { id: newId(), day, userId, purpose, ...first },
    update: {
      questions: { increment: 1 },
      inputTokens: { increment: input },
      outputTokens: { increment: output },
      ...(estimated ? { estimated } : {}),
    },
  })
}

/** Total usage of a room's interview, over all days. */
export async function aiUsedIn(roomId: string): Promise<AiUsed> {
  const { _sum } = await db.aiUse.aggregate({
    where: { roomId },
    _sum: { calls: true, inputTokens: true, outputTokens: true },
  })
  return { calls: _sum.calls ?? 0, tokens: (_sum.inputTokens ?? 0) + (_sum.outputTokens ?? 0) }
}

/** Tokens read and written since the day (UTC) began. @param userId only those of this user; by default everybody's */
export async function aiUsedToday(now: Date, userId?: string): Promise<{ input: number; output: number }> {
  const { _sum } = await db.aiDayUse.aggregate({
    where: { day: startOfDay(now), ...(userId ? { userId } : {}) },
    _sum: { inputTokens: true, outputTokens: true },
  })
  return { input: _sum.inputTokens ?? 0, output: _sum.outputTokens ?? 0 }
}
