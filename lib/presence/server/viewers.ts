import { listOwnBlocks } from '@/lib/auth/server/blocks/list-blocks'
import { db } from '@/lib/db/client'
import { lockedTransaction } from '@/lib/db/locked-transaction'
import { listNamedPartners } from '@/lib/rooms/server/rounds/list-partners'
import { appError, notFound } from '@/lib/shared/errors'
import { VIEWERS_MOST } from '../domain/free-time'

/** Somebody with whom a user has had a round. */
type Partner = { userId: string; name: string }

/**
 * Who can see when the user is free, and who else could be allowed to, ordered by name. Somebody who blocked
 * the user stays in the list but sees nothing.
 */
export async function listViewers(userId: string): Promise<{ viewers: Partner[]; others: Partner[] }> {
  const [rows, partners, blocked] = await Promise.all([
    db.presenceViewer.findMany({ where: { userId }, select: { viewerId: true } }),
    listNamedPartners(userId),
    listOwnBlocks(db, userId),
  ])
  const allowed = new Set(rows.map(({ viewerId }) => viewerId))
  const near = partners.filter((one) => !blocked.includes(one.userId))
  return {
    viewers: near.filter((one) => allowed.has(one.userId)),
    others: near.filter((one) => !allowed.has(one.userId)),
  }
}

/**
 * Lets somebody see when the user is free, or stops that. Neither is announced to them.
 * @throws AppError `not-found` if they never had a round together, `presence/too-many`
 */
export async function setViewer(userId: string, viewerId: string, sees: boolean, now: Date): Promise<void> {
  if (!sees) {
    await db.presenceViewer.deleteMany({ where: { userId, viewerId } })
    return
  }
  const { others, viewers } = await listViewers(userId)
  if (viewers.some((one) => one.userId === viewerId)) return
  if (!others.some((one) => one.userId === viewerId)) throw notFound('person')
  await lockedTransaction([`presence of ${userId}`], async (tx) => {
    if ((await tx.presenceViewer.count({ where: { userId } })) >= VIEWERS_MOST)
      throw appError('presence/too-many', { most: VIEWERS_MOST })
    await tx.presenceViewer.createMany({ data: [{ userId, viewerId, at: now }], skipDuplicates: true })
  })
}
