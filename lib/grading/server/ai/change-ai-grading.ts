import { db } from '@/lib/db/client'
import type { AiGrading, Prisma } from '@/lib/db/generated/client'
import { lockedTransaction } from '@/lib/db/locked-transaction'
import { inTransaction } from '@/lib/db/queryable'
import type { Dimension } from '@/lib/framework/dimensions'
import { appError, notFound } from '@/lib/shared/errors'
import { newId } from '@/lib/shared/ids'
import { notifyPeople } from '@/lib/updates/server/notify-people'
import { APPEALS_A_DIMENSION } from '../../domain/ai/ai-limits'
import { type Appeal, keptAnswersSchema, keptRecordSchema } from '../../domain/ai/kept-grading'
import { findReleased } from '../find-released'
import { goOnLater, goOnNoMore } from './ai-grading-job'
import { personLock, roomLock } from './ai-locks'
import { findAiRound, readersOf } from './find-ai-round'
import { hasPointer } from './has-pointer'

type Target = { roomId: string; gradingId: string }

/** Cancels a grading after the current question. Finished dimensions are kept. @throws AppError `not-found` */
export async function cancelAiGrading(userId: string, target: Target, now: Date): Promise<void> {
  await change(userId, target, async (tx, { status }) => {
    if (status !== 'running') return
    await tx.aiGrading.update({
      where: { id: target.gradingId },
      data: { status: 'cancelled', endedAt: now },
    })
    await goOnNoMore(target.gradingId, inTransaction(tx))
  })
}

/**
 * Retries failed or cancelled dimensions, on behalf of the person who retries; finished ones are not repeated.
 * @param dimension only this one; all of them by default
 * @throws AppError `not-found`, `ai/running`
 */
export async function retryAiGrading(
  userId: string,
  target: Target,
  dimension: Dimension | null,
): Promise<void> {
  await change(userId, target, async (tx, grading) => {
    const { count } = await tx.aiDimension.updateMany({
      where: {
        gradingId: target.gradingId,
        // In a running grading, waiting dimensions are already scheduled, with their pauses.
        status: { in: grading.status === 'running' ? ['failed'] : ['failed', 'waiting'] },
        ...(dimension ? { dimension } : {}),
      },
      data: { status: 'waiting', tries: 0, retryAt: null, problem: null, askedById: userId },
    })
    if (count > 0) await goOn(tx, userId, grading)
  })
}

/**
 * Contests one answer: its dimension is graded again by a model that does not know the first grade. Both are kept.
 * @throws AppError `not-found`, `ai/running`, `ai/no-more-appeals`, `ai/appeal-unfinished`, `grade/bad-pointer`
 */
export async function appealAiAnswer(
  userId: string,
  target: Target,
  appeal: Appeal,
  now: Date,
): Promise<void> {
  const { round } = await findAiRound(userId, target.roomId)
  if (!(await findReleased([round], now.getTime())).has(target.roomId)) throw notFound('session')
  await change(userId, target, async (tx, grading) => {
    const { status, record } = grading
    if (status === 'running') throw appError('ai/running')
    if (!hasPointer(keptRecordSchema.parse(record), appeal.pointer, round))
      throw appError('grade/bad-pointer')
    const graded = await tx.aiDimension.findMany({
      where: { gradingId: target.gradingId, status: 'done' },
      orderBy: { round: 'desc' },
    })
    const contested = graded.find(({ answers }) => appeal.observable in keptAnswersSchema.parse(answers))
    if (!contested) throw notFound('session')
    if (contested.round >= APPEALS_A_DIMENSION)
      throw appError('ai/no-more-appeals', { most: APPEALS_A_DIMENSION })
    const unfinished = await tx.aiDimension.count({
      where: { gradingId: target.gradingId, dimension: contested.dimension, status: { not: 'done' } },
    })
    if (unfinished > 0) throw appError('ai/appeal-unfinished')
    await tx.aiDimension.create({
      data: {
        id: newId(),
        gradingId: target.gradingId,
        dimension: contested.dimension,
        round: contested.round + 1,
        appealById: userId,
        askedById: userId,
        appeal: appeal satisfies Prisma.InputJsonObject,
      },
    })
    await goOn(tx, userId, grading)
  })
}

/** Makes one change at a time, for somebody who is allowed to, and notifies the other readers. */
async function change(
  userId: string,
  { roomId, gradingId }: Target,
  work: (tx: Prisma.TransactionClient, grading: AiGrading) => Promise<void>,
): Promise<void> {
  const { round } = await findAiRound(userId, roomId)
  const known = await db.aiGrading.findFirst({
    where: { id: gradingId, roomId },
    select: { startedById: true },
  })
  if (!known) throw notFound('session')
  const people = new Set([userId, known.startedById ?? userId])
  const locks = [roomLock(roomId), ...[...people].map(personLock)]
  await lockedTransaction(locks, async (tx) => {
    const grading = await tx.aiGrading.findFirst({ where: { id: gradingId, roomId } })
    if (!grading || grading.status === 'thin') throw notFound('session')
    await work(tx, grading)
    await notifyPeople(readersOf(round), { kind: 'ai-feedback', roomId }, inTransaction(tx))
  })
}

/**
 * @throws AppError `ai/running` while another grading of the session, of the person who asks or of the person who
 * started it is running
 */
async function goOn(
  tx: Prisma.TransactionClient,
  userId: string,
  { id, roomId, startedById }: AiGrading,
): Promise<void> {
  const by = { startedById: { in: [userId, startedById ?? userId] } }
  const others = await tx.aiGrading.count({
    where: { id: { not: id }, status: 'running', OR: [{ roomId }, by] },
  })
  if (others > 0) throw appError('ai/running')
  await tx.aiGrading.update({ where: { id }, data: { status: 'running', endedAt: null } })
  await goOnLater(id, inTransaction(tx))
}
