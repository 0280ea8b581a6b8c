import { db } from '@/lib/db/client'
import { notFound } from '@/lib/shared/errors'
import type { CaseDraft, DraftLine } from '../../domain/draft'
import { findDraft } from './find-draft'

/** A draft with its versions, newest first, for its author. @throws AppError `not-found` */
export async function getDraft(userId: string, id: string): Promise<CaseDraft> {
  const { title, source, revision, visibility } = await findDraft(userId, id)
  const versions = await db.caseVersion.findMany({
    where: { caseId: id },
    // Ids increase with time, even within a millisecond.
    orderBy: { id: 'desc' },
    select: { id: true, createdAt: true, title: true, current: true },
  })
  return { id, title, source, revision, visibility, versions }
}

/** The source of one version of a draft, for its author. @throws AppError `not-found` */
export async function getDraftVersion(
  userId: string,
  id: string,
  versionId: string,
): Promise<{ source: string }> {
  await findDraft(userId, id)
  const version = await db.caseVersion.findFirst({
    where: { id: versionId, caseId: id },
    select: { source: true },
  })
  if (!version) throw notFound('version')
  return version
}

/** The user's own cases, the last changed first. */
export async function listDrafts(userId: string): Promise<DraftLine[]> {
  const drafts = await db.caseDraft.findMany({
    where: { authorId: userId },
    orderBy: { updatedAt: 'desc' },
    select: { id: true, title: true, visibility: true, updatedAt: true },
  })
  const versions = await db.caseVersion.groupBy({
    by: ['caseId'],
    where: { caseId: { in: drafts.map(({ id }) => id) } },
    _count: true,
  })
  return drafts.map((draft) => ({
    ...draft,
    versions: versions.find(({ caseId }) => caseId === draft.id)?._count ?? 0,
  }))
}
