import { db } from '@/lib/db/client'
import type { CaseDraft, Prisma } from '@/lib/db/generated/client'
import { notFound } from '@/lib/shared/errors'

/** A draft of this user. @throws AppError `not-found` for everybody else */
export async function findDraft(
  userId: string,
  id: string,
  client: Pick<Prisma.TransactionClient, 'caseDraft'> = db,
): Promise<CaseDraft> {
  const draft = await client.caseDraft.findUnique({ where: { id } })
  if (draft?.authorId !== userId) throw notFound('case')
  return draft
}
