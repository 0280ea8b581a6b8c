import { db } from '@/lib/db/client'
import { inTransaction } from '@/lib/db/queryable'
import { notFound } from '@/lib/shared/errors'
import { isId } from '@/lib/shared/id-schema'
import { findSeat } from '../seat/find-seat'
import { tellSeated } from '../seat/tell-seated'

/**
 * Agrees to a link, declines it, or withdraws an agreement, at any time and any number of times.
 * @throws AppError `not-found` if the person was not asked, and for a link that was revoked
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
