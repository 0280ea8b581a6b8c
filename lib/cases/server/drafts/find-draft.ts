import { db } from '@/lib/db/client'
import type { CaseDraft } from '@/lib/db/generated/client'
import { notFound } from '@/lib/shared/errors'

/** A draft of the person who asks. @throws AppError `not-found` for everybody else. */
export async function findDraft(userId: string, id: string): Promise<CaseDraft> {
  const draft = await db.caseDraft.findUnique({ where: { id } })
  if (draft?.authorId !== userId) throw notFound('This case')
  return draft
}
