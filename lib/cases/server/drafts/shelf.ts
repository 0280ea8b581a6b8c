import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { appError } from '@/lib/shared/errors'
import { findDraft } from './find-draft'

/**
 * Opens a user's own case to the groups that have it on their shelf: from then on it counts as shared.
 * @throws AppError `not-found`, `draft/not-published`
 */
export async function openToGroups(
  tx: Pick<Prisma.TransactionClient, 'caseDraft'>,
  userId: string,
  draftId: string,
): Promise<void> {
  const { visibility } = await findDraft(userId, draftId, tx)
  if (visibility === 'draft') throw appError('draft/not-published')
  await tx.caseDraft.updateMany({
    where: { id: draftId, visibility: 'private' },
    data: { visibility: 'shared' },
  })
}

/** Titles, by id, of those of the cases that are still shared. */
export async function listShelfCases(draftIds: readonly string[]): Promise<Map<string, string>> {
  const drafts = await db.caseDraft.findMany({
    where: { id: { in: [...draftIds] }, visibility: 'shared' },
    select: { id: true, title: true },
  })
  return new Map(drafts.map(({ id, title }) => [id, title]))
}

/** A user's own cases that others could use, by title. */
export async function listPublishedDrafts(userId: string): Promise<{ id: string; title: string }[]> {
  return db.caseDraft.findMany({
    where: { authorId: userId, visibility: { not: 'draft' } },
    orderBy: [{ title: 'asc' }, { id: 'asc' }],
    select: { id: true, title: true },
  })
}
