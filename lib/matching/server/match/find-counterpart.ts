import { getPublicCase } from '@/lib/cases/server/get-public-case'
import { db } from '@/lib/db/client'
import { notFound } from '@/lib/shared/errors'

/** The other person in a match, a booked round or a request, and what it is about. */
export type Counterpart = { userId: string; title: string; roomId: string | null }

/** The other person in a user's match or booked round. @throws AppError `not-found` if the user has no seat in it */
export async function findMatchCounterpart(userId: string, matchId: string): Promise<Counterpart> {
  const match = await db.match.findUnique({ where: { id: matchId }, include: { seats: true } })
  const other = match?.seats.find((seat) => seat.userId !== userId)
  if (!match || !other || !match.seats.some((seat) => seat.userId === userId)) throw notFound('match')
  const about = await getPublicCase(match.caseId).catch(() => null)
  return { userId: other.userId, title: about?.title ?? 'A case', roomId: match.roomId }
}

/** The person who asked a user for a round. @throws AppError `not-found` if the request is not for that user */
export async function findAskCounterpart(userId: string, offerId: string): Promise<Counterpart> {
  const offer = await db.offer.findUnique({ where: { id: offerId } })
  if (!offer || offer.forId !== userId) throw notFound('match')
  return { userId: offer.userId, title: 'Another round', roomId: null }
}
