import { listOwnBlocks } from '@/lib/auth/server/blocks/list-blocks'
import { db } from '@/lib/db/client'
import { lockedTransaction } from '@/lib/db/locked-transaction'
import { listNamedPartners } from '@/lib/rooms/server/rounds/list-partners'
import { appError, notFound } from '@/lib/shared/errors'
import { VIEWERS_MOST } from '../domain/free-time'

/** Somebody whom a person had a round with. */
type Partner = { userId: string; name: string }

/**
 * Whom somebody lets see when they are free, and whom they could, by name. Whoever blocked them is among these as before,
 * and sees nothing.
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
 * Lets somebody see when one is free, or not any more. Neither is told to them.
 * @throws AppError `not-found` for whom they never had a round with, `presence/too-many`
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
