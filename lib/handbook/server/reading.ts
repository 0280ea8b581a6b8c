import { db } from '@/lib/db/client'
import type { ReadingChange } from '../domain/reading'
import { PAGE_IDS } from '../domain/reading-path'

/** The pages that a user has read. */
export async function listRead(userId: string): Promise<string[]> {
  const rows = await db.pageRead.findMany({
    where: { userId },
    orderBy: { pageId: 'asc' },
    select: { pageId: true },
  })
  return rows.map(({ pageId }) => pageId)
}

/**
 * Adds read and unread marks to an account. Sending the same again changes nothing, and pages that do not exist are
 * skipped: a browser may have kept them for long.
 */
export async function keepChanges(
  userId: string,
  changes: readonly (ReadingChange & { page: string })[],
  now: Date,
): Promise<void> {
  const known = changes.filter(({ page }) => PAGE_IDS.includes(page))
  const read = known.filter((change) => change.read)
  const unread = known.filter((change) => !change.read).map(({ page }) => page)
  await db.$transaction(async (tx) => {
    await tx.pageRead.createMany({
      // A browser's clock may be ahead.
      data: read.map(({ page, at }) => ({
        userId,
        pageId: page,
        readAt: new Date(Math.max(0, Math.min(at, now.getTime()))),
      })),
      skipDuplicates: true,
    })
    await tx.pageRead.deleteMany({ where: { userId, pageId: { in: unread } } })
  })
}
