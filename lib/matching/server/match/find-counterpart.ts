import { getPublicCase } from '@/lib/cases/server/get-public-case'
import { db } from '@/lib/db/client'
import { notFound } from '@/lib/shared/errors'

/** The other one of a match, a booked round or an ask, and what it is about. */
export type Counterpart = { userId: string; title: string; roomId: string | null }

/** The other one of somebody's match or booked round. @throws AppError `not-found` where they have no seat in it */
export async function findMatchCounterpart(userId: string, matchId: string): Promise<Counterpart> {
  const match = await db.match.findUnique({ where: { id: matchId }, include: { seats: true } })
  const other = match?.seats.find((seat) => seat.userId !== userId)
  if (!match || !other || !match.seats.some((seat) => seat.userId === userId)) throw notFound('match')
  const about = await getPublicCase(match.caseId).catch(() => null)
  return { userId: other.userId, title: about?.title ?? 'A case', roomId: match.roomId }
}

/** Whoever asked somebody for a round. @throws AppError `not-found` for an ask of others */
export async function findAskCounterpart(userId: string, offerId: string): Promise<Counterpart> {
  const offer = await db.offer.findUnique({ where: { id: offerId } })
  if (!offer || offer.forId !== userId) throw notFound('match')
  return { userId: offer.userId, title: 'Another round', roomId: null }
}
