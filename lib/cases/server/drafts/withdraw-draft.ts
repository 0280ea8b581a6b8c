import { db } from '@/lib/db/client'
import { findDraft } from './find-draft'

/** Makes a published case a draft again: no new room can use it. Rooms that did keep their version. */
export async function withdrawDraft(userId: string, id: string): Promise<void> {
  await findDraft(userId, id)
  // The draft first: whoever is publishing or taking the case is done then, or waits.
  await db.$transaction([
    db.caseDraft.updateMany({ where: { id }, data: { visibility: 'draft', shareTokenHash: null } }),
    db.caseReader.deleteMany({ where: { draftId: id } }),
    db.caseVersion.updateMany({ where: { caseId: id }, data: { current: false } }),
  ])
}
