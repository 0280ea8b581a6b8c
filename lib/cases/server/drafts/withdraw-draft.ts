import { db } from '@/lib/db/client'
import { findDraft } from './find-draft'

/** Turns a published case back into a draft: no new room can use it. Existing rooms keep their version. */
export async function withdrawDraft(userId: string, id: string): Promise<void> {
  await findDraft(userId, id)
  // The draft first: a concurrent publish or acceptance has finished by then, or waits.
  await db.$transaction([
    db.caseDraft.updateMany({ where: { id }, data: { visibility: 'draft', shareTokenHash: null } }),
    db.caseReader.deleteMany({ where: { draftId: id } }),
    db.caseVersion.updateMany({ where: { caseId: id }, data: { current: false } }),
  ])
}
