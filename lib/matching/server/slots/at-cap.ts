import type { Prisma } from '@/lib/db/generated/client'
import { bookingsAllowed } from '../../domain/slots/slot-limits'
import { getReliability } from '../match/get-reliability'

const COUNT = `
  select seat."userId", count(*)::int as booked
  from "Booking" b join "MatchSeat" seat on seat."matchId" = b."matchId"
  where b."startsAt" > $2::timestamptz and seat."userId" = any($1::uuid[])
  group by seat."userId"`

/** Those of some people who have as many rounds booked as their reliability allows, with how many that is. */
export async function listAtCap(
  client: Pick<Prisma.TransactionClient, '$queryRawUnsafe'>,
  people: readonly string[],
  now: Date,
): Promise<Map<string, number>> {
  const counts = await client.$queryRawUnsafe<{ userId: string; booked: number }[]>(COUNT, people, now)
  const full = new Map<string, number>()
  for (const { userId, booked } of counts) {
    const most = bookingsAllowed(await getReliability(userId))
    if (booked >= most) full.set(userId, most)
  }
  return full
}
