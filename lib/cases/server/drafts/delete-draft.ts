import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { findDraft } from './find-draft'

/** Returns the versions of a case that are in use elsewhere, which this module does not know about. */
export type UsedVersions = (caseId: string, tx: Prisma.TransactionClient) => Promise<readonly string[]>

/** Deletes a case. Versions in use are kept for those who use them. */
export async function deleteDraft(userId: string, id: string, usedVersions: UsedVersions): Promise<void> {
  await findDraft(userId, id)
  await db.$transaction(async (tx) => {
    await tx.caseDraft.deleteMany({ where: { id } })
    const used = await usedVersions(id, tx)
    await tx.caseVersion.deleteMany({ where: { caseId: id, id: { notIn: [...used] } } })
    await tx.caseVersion.updateMany({ where: { caseId: id }, data: { current: false } })
  })
}
