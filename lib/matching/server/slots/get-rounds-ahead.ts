import { loadUser } from '@/lib/auth/server/load-user'
import { db } from '@/lib/db/client'
import type { RoundsAhead } from '../../domain/queue-view'
import { REMINDERS } from '../../domain/slots/slot-limits'
import { slotMoment } from './slot-words'

/** What a user has booked, offers or is asked for; null for nothing. */
export async function getRoundsAhead(userId: string, now: Date): Promise<RoundsAhead | null> {
  const [booking, offers] = await Promise.all([
    db.booking.findFirst({
      where: { startsAt: { gt: now }, match: { outcome: 'accepted', seats: { some: { userId } } } },
      orderBy: { startsAt: 'asc' },
      include: { match: { include: { seats: true } } },
    }),
    db.offer.count({
      where: { startsAt: { gt: now }, status: 'open', OR: [{ userId }, { forId: userId }] },
    }),
  ])
  if (!booking) return offers > 0 ? { next: null } : null
  const { matchId, startsAt, match } = booking
  const inMs = startsAt.getTime() - now.getTime()
  if (inMs > Math.max(...REMINDERS) * 60_000) return { next: null }
  const other = match.seats.find((seat) => seat.userId !== userId)
  const [reader, partner] = await Promise.all([loadUser(userId), other ? loadUser(other.userId) : null])
  if (!reader || !partner) return { next: null }
  return { next: { matchId, partner: partner.name, when: slotMoment(startsAt, reader.timeZone), inMs } }
}
