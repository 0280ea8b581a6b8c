import { db } from '@/lib/db/client'
import { deleteDraft, type UsedVersions } from './delete-draft'

/**
 * Deletes every case of a user, and the versions left of cases that they deleted before; versions in use are kept
 * without the user's name.
 */
export async function deleteDrafts(userId: string, usedVersions: UsedVersions): Promise<void> {
  for (const { id } of await db.caseDraft.findMany({ where: { authorId: userId }, select: { id: true } }))
    await deleteDraft(userId, id, usedVersions)
  const left = await db.caseVersion.findMany({
    where: { authorId: userId },
    distinct: ['caseId'],
    select: { caseId: true },
  })
  for (const { caseId } of left)
    await db.$transaction(async (tx) => {
      const used = await usedVersions(caseId, tx)
      await tx.caseVersion.deleteMany({ where: { caseId, authorId: userId, id: { notIn: [...used] } } })
    })
}
