import { visibleCases } from '@/lib/cases/server/visible-cases'
import { db } from '@/lib/db/client'
import type { GuideAccess } from '@/lib/rooms/domain/guide/guide-access'
import { listRounds } from '../rounds/list-rounds'
import { guideAccessOf } from './get-case-guide'

/** A case whose guide somebody has had access to, or wrote, and whether it is open to them now. */
export type KnownGuide = {
  caseId: string
  versionId: string
  title: string
  access: Exclude<GuideAccess, 'not-yet'>
}

/**
 * The cases whose guides are open to somebody, and those that are closed to them only because of an open
 * round.
 * @param only restricts the list to these cases
 */
export async function listGuides(userId: string, now: Date, only?: readonly string[]): Promise<KnownGuide[]> {
  const rounds = await listRounds(userId)
  const practised = [...new Set(rounds.map(({ caseId }) => caseId))]
  const rows = await db.caseVersion.findMany({
    where: {
      AND: [
        await visibleCases(userId),
        { OR: [{ caseId: { in: practised } }, { authorId: userId }] },
        ...(only ? [{ caseId: { in: [...only] } }] : []),
      ],
    },
    orderBy: { title: 'asc' },
    select: { id: true, caseId: true, title: true, authorId: true },
  })
  const known: KnownGuide[] = []
  for (const { id, caseId, title, authorId } of rows) {
    const own = authorId === userId
    const onIt = rounds.filter((round) => round.caseId === caseId)
    const access = await guideAccessOf(userId, { caseId, own, rounds: onIt }, now)
    if (access !== 'not-yet') known.push({ caseId, versionId: id, title, access })
  }
  return known
}
