import { db } from '@/lib/db/client'
import { inTransaction } from '@/lib/db/queryable'
import { notFound } from '@/lib/shared/errors'
import { isId } from '@/lib/shared/id-schema'
import { findSeat } from '../seat/find-seat'
import { tellSeated } from '../seat/tell-seated'

/**
 * Agrees to a link, declines it, or agrees no more, at any time and as often as one likes.
 * @throws AppError `not-found` for whoever was not asked, and for a link that was revoked
 */
export async function answerShareLink(
  userId: string,
  linkId: string,
  answer: 'agreed' | 'declined',
  now: Date,
): Promise<void> {
  const link = isId(linkId)
    ? await db.shareLink.findFirst({ where: { id: linkId, revokedAt: null }, select: { roomId: true } })
    : null
  if (!link) throw notFound('shared')
  const round = await findSeat(userId, link.roomId)
  await db.$transaction(async (tx) => {
    const { count } = await tx.shareConsent.updateMany({
      where: { linkId, userId },
      data: { answer, at: now },
    })
    if (count === 0) throw notFound('shared')
    await tellSeated(round, inTransaction(tx))
  })
}

/**
 * Ends a link of one's own at once. Nothing opens it again.
 * @throws AppError `not-found`
 */
export async function revokeShareLink(userId: string, linkId: string, now: Date): Promise<void> {
  const link = isId(linkId)
    ? await db.shareLink.findFirst({ where: { id: linkId, makerId: userId }, select: { roomId: true } })
    : null
  if (!link) throw notFound('shared')
  await db.$transaction(async (tx) => {
    // Its picture shows the board: it goes at once.
    await tx.shareLink.updateMany({
      where: { id: linkId, revokedAt: null },
      data: { revokedAt: now, picture: null },
    })
    // Its maker may have left the round meanwhile; then nobody there waits for it.
    const round = await findSeat(userId, link.roomId).catch(() => null)
    if (round) await tellSeated(round, inTransaction(tx))
  })
}
