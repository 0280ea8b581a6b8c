import type { CaseDesign } from '@/lib/board/graph/findings/expected-design'
import { caseDesign } from '@/lib/rooms/domain/guide/case-design'
import type { GuideAccess } from '@/lib/rooms/domain/guide/guide-access'
import { getCaseGuide } from './get-case-guide'

/**
 * The design that a case expects, to compare a drawing with, or why it is not available. It names parts of
 * the answer, so the same rules apply as for the guide.
 * @throws AppError `not-found` if the case does not exist for them.
 */
export async function getDesign(
  caseId: string,
  userId: string,
  now: Date,
): Promise<{ access: 'open'; design: CaseDesign } | { access: Exclude<GuideAccess, 'open'> }> {
  const found = await getCaseGuide(caseId, userId, now)
  if (found.access !== 'open') return found
  return { access: 'open', design: caseDesign(found.whole.guide) }
}
