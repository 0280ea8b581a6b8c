import { db } from '@/lib/db/client'
import { notFound } from '@/lib/shared/errors'
import { type CaseGuide, guideFor } from '../domain/case'
import { type GuideAccess, guideAccess } from '../domain/guide-access'
import { getCaseVersion } from './get-case-version'
import { listRounds } from './list-rounds'

/**
 * The guide and the reference design of a shipped case for one person, or why it stays closed to them.
 * @throws AppError `not-found` if there is no such case.
 */
export async function getCaseGuide(
  caseId: string,
  userId: string,
): Promise<{ access: 'open'; guide: CaseGuide } | { access: Exclude<GuideAccess, 'open'> }> {
  const row = await db.caseVersion.findFirst({
    where: { caseId, origin: 'content', current: true },
    select: { id: true },
  })
  if (!row) throw notFound('This case')
  const access = guideAccess(await listRounds(userId, caseId))
  return access === 'open' ? { access, guide: guideFor(await getCaseVersion(row.id)) } : { access }
}
