import { db } from '@/lib/db/client'
import { notFound } from '@/lib/shared/errors'
import { type CaseGuide, guideFor } from '../domain/case'
import { type GuideAccess, guideAccess } from '../domain/guide-access'
import { getCaseVersion } from './get-case-version'
import { listRounds } from './list-rounds'
import { visibleCases } from './visible-cases'

/**
 * The guide and the reference design of a case for one person, or why it stays closed to them. Its author always
 * may read it.
 * @throws AppError `not-found` if there is no such case for them.
 */
export async function getCaseGuide(
  caseId: string,
  userId: string,
  now: Date,
): Promise<{ access: 'open'; guide: CaseGuide } | { access: Exclude<GuideAccess, 'open'> }> {
  const found = await findGuide(caseId, userId, now)
  if (!found) throw notFound('This case')
  const { versionId, access } = found
  return access === 'open' ? { access, guide: guideFor(await getCaseVersion(versionId)) } : { access }
}

/** Whether a page with the guide would open to this person: for links to it. */
export async function canOpenGuide(caseId: string, userId: string, now: Date): Promise<boolean> {
  return (await findGuide(caseId, userId, now))?.access === 'open'
}

async function findGuide(
  caseId: string,
  userId: string,
  now: Date,
): Promise<{ versionId: string; access: GuideAccess } | null> {
  const row = await db.caseVersion.findFirst({
    where: { AND: [{ caseId }, await visibleCases(userId)] },
    select: { id: true, authorId: true },
  })
  if (!row) return null
  const access = row.authorId === userId ? 'open' : guideAccess(await listRounds(userId, caseId), now)
  return { versionId: row.id, access }
}
