import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { lockedTransaction } from '@/lib/db/locked-transaction'
import { appError } from '@/lib/shared/errors'
import { newId } from '@/lib/shared/ids'
import { MOST_DRAFTS, titleOf } from '../../domain/draft'

/**
 * Starts a case from a source, or from the template. The source need not be valid yet.
 * @throws AppError `draft/too-many`
 */
export async function createDraft(userId: string, source: string | null, now: Date): Promise<{ id: string }> {
  const text = source ?? (await readFile(join(process.cwd(), 'content/templates/case.md'), 'utf8'))
  const id = newId()
  // One at a time: otherwise cases that are started together could exceed the limit together.
  await lockedTransaction([`cases of ${userId}`], async (tx) => {
    if ((await tx.caseDraft.count({ where: { authorId: userId } })) >= MOST_DRAFTS) {
      throw appError('draft/too-many', { most: MOST_DRAFTS })
    }
    await tx.caseDraft.create({
      data: { id, authorId: userId, title: titleOf(text), source: text, createdAt: now, updatedAt: now },
    })
  })
  return { id }
}
