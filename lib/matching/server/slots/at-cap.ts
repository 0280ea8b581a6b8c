import type { Prisma } from '@/lib/db/generated/client'
import { RELIABILITY_OVER, reliabilityOf } from '../../domain/reliability'
import { bookingsAllowed } from '../../domain/slots/slot-limits'

/** $1 the people, $2 now, $3 number of rounds for reliability. Match ids are in chronological order. */
const COUNT = `
  select seat."userId", count(*)::int as booked, array(
    select one.came from "MatchSeat" one
    where one."userId" = seat."userId" and one.came is not null order by one."matchId" desc limit $3::int
  ) as came
  from "Booking" b join "MatchSeat" seat on seat."matchId" = b."matchId"
  where b."startsAt" > $2::timestamptz and seat."userId" = any($1::uuid[])
  group by seat."userId"`

type Count = { userId: string; booked: number; came: boolean[] }

/** Which of these people have as many rounds booked as their reliability allows, with that number. */
export async function listAtCap(
  client: Pick<Prisma.TransactionClient, '$queryRawUnsafe'>,
  people: readonly string[],
  now: Date,
): Promise<Map<string, number>> {
  const counts = await client.$queryRawUnsafe<Count[]>(COUNT, people, now, RELIABILITY_OVER)
  const full = new Map<string, number>()
  for (const { userId, booked, came } of counts) {
    const most = bookingsAllowed(reliabilityOf(came))
    if (booked >= most) full.set(userId, most)
  }
  return full
}
