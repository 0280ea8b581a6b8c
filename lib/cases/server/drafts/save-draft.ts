import { db } from '@/lib/db/client'
import { appError } from '@/lib/shared/errors'
import { titleOf } from '../../domain/draft'
import { findDraft } from './find-draft'

/**
 * Saves what was typed. `revision` is the one that the editor started from, so that two windows don't silently
 * overwrite each other. A save that is repeated because its response was lost counts once.
 * @returns the new revision.
 * @throws AppError `not-found`, `draft/changed-elsewhere`
 */
export async function saveDraft(
  userId: string,
  { id, revision, source }: { id: string; revision: number; source: string },
  now: Date,
): Promise<{ revision: number }> {
  await findDraft(userId, id)
  const { count } = await db.caseDraft.updateMany({
    where: { id, authorId: userId, revision },
    data: { source, title: titleOf(source), revision: revision + 1, updatedAt: now },
  })
  if (count === 0) {
    const kept = await findDraft(userId, id)
    if (kept.revision === revision + 1 && kept.source === source) return { revision: kept.revision }
    throw appError('draft/changed-elsewhere')
  }
  return { revision: revision + 1 }
}
