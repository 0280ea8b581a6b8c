import { z } from 'zod'
import type { Queryable } from '@/lib/db/queryable'
import type { JobKind } from '@/lib/jobs/domain/job'
import { addJob, cancelJob } from '@/lib/jobs/server/add-job'
import { idSchema } from '@/lib/shared/id-schema'

/** Takes a grading by a model one dimension further. */
export const AI_GRADING: JobKind<{ gradingId: string }> = {
  name: 'grading/ai-grading',
  payload: z.object({ gradingId: idSchema }),
  attempts: 10,
  // A question may take a minute: in a queue of their own they leave the other jobs theirs.
  queue: 'ai',
}

const keyOf = (gradingId: string) => `${AI_GRADING.name} ${gradingId}`

/** @param at not before this time; at once by default */
export function goOnLater(gradingId: string, within: Queryable, at?: Date): Promise<void> {
  return addJob(AI_GRADING, { gradingId }, { key: keyOf(gradingId), within, ...(at ? { at } : {}) })
}

export function goOnNoMore(gradingId: string, within: Queryable): Promise<void> {
  return cancelJob(keyOf(gradingId), within)
}
