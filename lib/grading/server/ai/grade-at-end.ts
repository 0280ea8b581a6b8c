import { z } from 'zod'
import { startOfDay } from '@/lib/ai/server/ai-use'
import { configuredEndpoint } from '@/lib/ai/server/endpoint'
import { db } from '@/lib/db/client'
import { type JobKind, newJob } from '@/lib/jobs/domain/job'
import { addNewJob } from '@/lib/jobs/server/add-job'
import { loadRoom } from '@/lib/rooms/server/log/load-room'
import type { Reaction } from '@/lib/rooms/server/log/reaction'
import { findGradingChoice } from '@/lib/rooms/server/rounds/find-grading-choice'
import { AppError } from '@/lib/shared/errors'
import { idSchema } from '@/lib/shared/id-schema'
import { AGAIN_AFTER, TRIED_FOR, type WhyNotBegun, whyNotBegun } from '../../domain/ai/at-end'
import { startAiGrading } from './start-ai-grading'

/** Starts the grading by a model that was switched on for the end of a room's round. */
export const GRADE_AT_END: JobKind<{ roomId: string }> = {
  name: 'grading/grade-at-end',
  payload: z.object({ roomId: idSchema }),
  attempts: 10,
}

const jobFor = (roomId: string, at?: Date) =>
  newJob(GRADE_AT_END, { roomId }, { key: `${GRADE_AT_END.name} ${roomId}`, ...(at ? { at } : {}) })

/** The end of a round adds the job if a model is configured; the job checks whether the room wants a grading. */
export const gradesAtEnd: Reaction = (roomId, event) =>
  event.kind === 'round/ended' && configuredEndpoint() ? jobFor(roomId) : null

/**
 * Starts the grading in the name of the person who switched it on, unless somebody has already started one. If a limit
 * prevents that, none is started: the session's page offers it to everybody in the round.
 */
export async function gradeAtEnd(roomId: string, now = new Date()): Promise<void> {
  try {
    const { clock, aiGrading } = (await loadRoom(roomId)).round
    if (clock.status !== 'ended' || !aiGrading) return
    if ((await db.aiGrading.count({ where: { roomId } })) > 0) return
    await startAiGrading(aiGrading.by, roomId, now).catch((error: unknown) => {
      const isBusy = error instanceof AppError && error.code === 'ai/running'
      if (!isBusy || now.getTime() > clock.endedAt + TRIED_FOR) throw error
      return addNewJob(jobFor(roomId, new Date(now.getTime() + AGAIN_AFTER)))
    })
  } catch (error) {
    // Deleted in the meantime, without a seat, or over a limit.
    if (!(error instanceof AppError)) throw error
  }
}

/**
 * What became of the grading planned for an ended round's end, if none was started.
 * @returns null if nobody wanted one
 */
export async function missingAtEnd(
  roomId: string,
  endedAt: number,
  now: Date,
): Promise<{ by: string; why: WhyNotBegun } | null> {
  const by = await findGradingChoice(roomId)
  if (by === null) return null
  const day = startOfDay(new Date(endedAt))
  const nextDay = new Date(day.getTime() + 24 * 3_600_000)
  const [running, startedThatDay] = await Promise.all([
    db.aiGrading.count({ where: { startedById: by, status: 'running' } }),
    db.aiGrading.count({ where: { startedById: by, createdAt: { gte: day, lt: nextDay } } }),
  ])
  return { by, why: whyNotBegun(endedAt, { running, startedThatDay }, now.getTime()) }
}
