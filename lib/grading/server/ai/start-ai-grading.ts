import { startOfDay } from '@/lib/ai/server/ai-use'
import type { Prisma } from '@/lib/db/generated/client'
import { lockedTransaction } from '@/lib/db/locked-transaction'
import { inTransaction } from '@/lib/db/queryable'
import { appError } from '@/lib/shared/errors'
import { newId } from '@/lib/shared/ids'
import { notifyPeople } from '@/lib/updates/server/notify-people'
import { GRADINGS_A_DAY } from '../../domain/ai/ai-limits'
import { PROMPT_VERSION } from '../../domain/ai/grader-prompt'
import { goOnLater } from './ai-grading-job'
import { personLock, roomLock } from './ai-locks'
import { findAiRound, readersOf } from './find-ai-round'

/**
 * Has a session graded by the configured model. A session has at most one grading running at a time, and so has a
 * person.
 * @throws AppError `not-found`, `ai/running`, `ai/too-many`
 */
export async function startAiGrading(userId: string, roomId: string, now: Date): Promise<void> {
  const { round, rubric, endpoint } = await findAiRound(userId, roomId)
  await lockedTransaction([personLock(userId), roomLock(roomId)], async (tx) => {
    await checkLimits(tx, userId, roomId, now)
    const id = newId()
    await tx.aiGrading.create({
      data: {
        id,
        roomId,
        startedById: userId,
        rubricVersion: rubric.version,
        promptVersion: PROMPT_VERSION,
        model: endpoint.model,
        createdAt: now,
        dimensions: {
          create: rubric.dimensions.map(({ id }) => ({ id: newId(), dimension: id, askedById: userId })),
        },
      },
    })
    await goOnLater(id, inTransaction(tx))
    await notifyPeople(readersOf(round), { kind: 'ai-feedback', roomId }, inTransaction(tx))
  })
}

async function checkLimits(
  tx: Prisma.TransactionClient,
  userId: string,
  roomId: string,
  now: Date,
): Promise<void> {
  const [running, today] = await Promise.all([
    tx.aiGrading.count({ where: { status: 'running', OR: [{ roomId }, { startedById: userId }] } }),
    tx.aiGrading.count({ where: { startedById: userId, createdAt: { gte: startOfDay(now) } } }),
  ])
  if (running > 0) throw appError('ai/running')
  if (today >= GRADINGS_A_DAY) throw appError('ai/too-many', { most: GRADINGS_A_DAY })
}
