import { z } from 'zod'
import type { Queryable } from '@/lib/db/queryable'
import type { JobKind } from '@/lib/jobs/domain/job'
import { addJob, cancelJob } from '@/lib/jobs/server/add-job'
import { idSchema } from '@/lib/shared/id-schema'

/** Advances a grading by a model by one dimension. */
export const AI_GRADING: JobKind<{ gradingId: string }> = {
  name: 'grading/ai-grading',
  payload: z.object({ gradingId: idSchema }),
  attempts: 10,
  // A question may take a minute: a separate queue keeps these jobs from delaying others.
  queue: 'ai',
}

const keyOf = (gradingId: string) => `${AI_GRADING.name} ${gradingId}`

/** @param at not before this time; immediately by default */
export function goOnLater(gradingId: string, within: Queryable, at?: Date): Promise<void> {
  return addJob(AI_GRADING, { gradingId }, { key: keyOf(gradingId), within, ...(at ? { at } : {}) })
}

export function goOnNoMore(gradingId: string, within: Queryable): Promise<void> {
  return cancelJob(keyOf(gradingId), within)
}
