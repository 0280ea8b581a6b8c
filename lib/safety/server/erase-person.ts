import { DELETED_NAME, DELETED_WORDS } from '@/lib/auth/domain/deleted-account'
import { db } from '@/lib/db/client'

/** A user whose account is deleted, and a function that removes their name from a text. */
type Erased = { userId: string; withoutName: (text: string) => string }

/**
 * Erases a user from the reports that they made, that were made about them, and that they decided. When, where, why and
 * with what outcome stays; their name, their words and the record of the round are removed.
 */
export async function eraseFromReports({ userId, withoutName }: Erased): Promise<void> {
  const reports = await db.report.findMany({
    where: { OR: [{ reporterId: userId }, { reportedId: userId }] },
    select: {
      id: true,
      reporterId: true,
      reporterName: true,
      reportedName: true,
      text: true,
      decisions: true,
    },
  })
  for (const { id, reporterId, decisions, ...report } of reports) {
    const isTheirs = reporterId === userId
    await db.report.update({
      where: { id },
      data: {
        text: isTheirs ? DELETED_WORDS : withoutName(report.text),
        record: null,
        ...(isTheirs ? { reporterName: DELETED_NAME } : { reportedName: DELETED_NAME }),
      },
    })
    for (const { id, note, message } of decisions)
      await db.reportDecision.update({
        where: { id },
        data: { note: withoutName(note), message: withoutName(message) },
      })
  }
  await db.reportDecision.updateMany({
    where: { adminId: userId },
    data: { adminName: DELETED_NAME, note: DELETED_WORDS, message: DELETED_WORDS },
  })
}
