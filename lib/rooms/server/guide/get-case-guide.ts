import type { PreparedCase } from '@/lib/cases/domain/case'
import { getCaseVersion } from '@/lib/cases/server/get-case-version'
import { visibleCases } from '@/lib/cases/server/visible-cases'
import { db } from '@/lib/db/client'
import {
  answersElsewhere,
  type CaseRound,
  type GuideAccess,
  guideAccess,
} from '@/lib/rooms/domain/guide/guide-access'
import { notFound } from '@/lib/shared/errors'
import { findOpenRounds } from '../rounds/find-open-rounds'
import { listRounds } from '../rounds/list-rounds'
import { recordGuideRefusal } from './record-guide-refusal'

/**
 * The guide and the reference design of a case for one person, or why they may not see them. A refusal to the
 * candidate of an open round is recorded.
 * @throws AppError `not-found` if the case does not exist for them.
 */
export async function getCaseGuide(
  caseId: string,
  userId: string,
  now: Date,
): Promise<{ access: 'open'; whole: PreparedCase } | { access: Exclude<GuideAccess, 'open'> }> {
  const found = await findGuide(caseId, userId, now)
  if (!found) throw notFound('case')
  const { versionId, access } = found
  if (access === 'answering-now') await recordGuideRefusal(userId, { caseId }, now)
  return access === 'open' ? { access, whole: await getCaseVersion(versionId) } : { access }
}

/** Whether this person may open the page with the guide: for links to it. */
export async function canOpenGuide(caseId: string, userId: string, now: Date): Promise<boolean> {
  return (await findGuide(caseId, userId, now))?.access === 'open'
}

/**
 * Whether a person may read the guide of a case outside any room. Its author may, unless they are its
 * candidate: then they get no more of it than others, apart from their own editable source.
 */
export async function guideAccessOf(
  userId: string,
  { caseId, own, rounds }: { caseId: string; own: boolean; rounds?: readonly CaseRound[] },
  now: Date,
): Promise<GuideAccess> {
  // This includes rounds that wait for them, which are in no list of their rounds.
  if (answersElsewhere(NOWHERE, await findOpenRounds(db, userId, caseId, now))) return 'answering-now'
  return own ? 'open' : guideAccess(rounds ?? (await listRounds(userId, caseId)), now)
}

/** A page outside all rooms: every room counts as another one. */
const NOWHERE = { roomId: '', mode: 'pair', role: 'observer', startedAt: null, ended: false } as const

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
  return {
    versionId: row.id,
    access: await guideAccessOf(userId, { caseId, own: row.authorId === userId }, now),
  }
}
