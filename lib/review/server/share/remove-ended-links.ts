import { db } from '@/lib/db/client'

/** How long an ended link is kept, in ms: its creator can see that it expired. */
const KEPT_MS = 30 * 24 * 3_600_000

/** Deletes links that ended a month ago. */
export async function removeEndedShareLinks(now: Date): Promise<void> {
  const before = { lt: new Date(now.getTime() - KEPT_MS) }
  await db.shareLink.deleteMany({ where: { OR: [{ expiresAt: before }, { revokedAt: before }] } })
}
