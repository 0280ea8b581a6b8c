import { db } from '@/lib/db/client'
import { inTransaction } from '@/lib/db/queryable'
import { notFound } from '@/lib/shared/errors'
import { isId } from '@/lib/shared/id-schema'
import { findSeat } from '../seat/find-seat'
import { tellSeated } from '../seat/tell-seated'

/**
 * Revokes one of the person's own links at once. Nothing can reopen it.
 * @throws AppError `not-found`
 */
export async function revokeShareLink(userId: string, linkId: string, now: Date): Promise<void> {
  const link = isId(linkId)
    ? await db.shareLink.findFirst({ where: { id: linkId, makerId: userId }, select: { roomId: true } })
    : null
  if (!link) throw notFound('shared')
  await db.$transaction(async (tx) => {
    // Its picture shows the board, so it is deleted at once.
    await tx.shareLink.updateMany({
      where: { id: linkId, revokedAt: null },
      data: { revokedAt: now, picture: null },
    })
    // Its creator may have left the round in the meantime; then nobody there is waiting for it.
    const round = await findSeat(userId, link.roomId).catch(() => null)
    if (round) await tellSeated(round, inTransaction(tx))
  })
}
