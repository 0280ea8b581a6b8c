import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'

/**
 * The current versions that a user may use: the shipped ones, their own, and those shared with them or a group of
 * theirs.
 */
export async function visibleCases(userId: string | null): Promise<Prisma.CaseVersionWhereInput> {
  if (userId === null) return { origin: 'content', current: true }
  const [shared, shelved] = await Promise.all([
    db.caseReader.findMany({
      where: { userId, draft: { visibility: 'shared' } },
      select: { draftId: true },
    }),
    db.groupCase.findMany({
      where: { draft: { visibility: 'shared' }, group: { members: { some: { userId } } } },
      select: { draftId: true },
    }),
  ])
  return {
    current: true,
    OR: [
      { origin: 'content' },
      { origin: 'author', authorId: userId },
      { origin: 'author', caseId: { in: [...shared, ...shelved].map(({ draftId }) => draftId) } },
    ],
  }
}
