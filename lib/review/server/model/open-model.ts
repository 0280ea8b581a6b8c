import type { PreparedCase } from '@/lib/cases/domain/case'
import { findReleased } from '@/lib/grading/server/find-released'
import type { GuideAccess } from '@/lib/rooms/domain/guide/guide-access'
import { canOpenGuide, getCaseGuide } from '@/lib/rooms/server/guide/get-case-guide'
import { listOwnRooms } from '@/lib/rooms/server/rounds/list-own-rooms'

/** Whether a person may see the model round of a case; if not, why. */
export type ModelAccess = GuideAccess | 'not-graded'

/**
 * The case of a model round for one person, or why it is closed to them: it opens with the guide, and once the grades
 * of one of their rounds on the case are open.
 * @throws AppError `not-found` if they have no such case
 */
export async function openModel(
  caseId: string,
  userId: string,
  now: Date,
): Promise<{ access: 'open'; whole: PreparedCase } | { access: Exclude<ModelAccess, 'open'> }> {
  const guide = await getCaseGuide(caseId, userId, now)
  if (guide.access !== 'open') return guide
  return (await hasGradedRound(caseId, userId, now)) ? guide : { access: 'not-graded' }
}

/** Whether the page with the model round would open for this person: for links to it. */
export async function canOpenModel(caseId: string, userId: string, now: Date): Promise<boolean> {
  return (await canOpenGuide(caseId, userId, now)) && (await hasGradedRound(caseId, userId, now))
}

async function hasGradedRound(caseId: string, userId: string, now: Date): Promise<boolean> {
  const rooms = await listOwnRooms(userId, { ended: true, caseId })
  const rounds = rooms.flatMap(({ id, mode, startedAt, endedAt, me, members }) =>
    startedAt && endedAt && me.role !== 'observer'
      ? [{ id, mode, endedAt: endedAt.getTime(), me, members }]
      : [],
  )
  return (await findReleased(rounds, now.getTime())).size > 0
}
