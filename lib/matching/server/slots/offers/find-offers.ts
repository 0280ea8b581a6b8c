import { listKeptApart } from '@/lib/auth/server/blocks/list-blocks'
import type { Offer, Prisma } from '@/lib/db/generated/client'
import { listFellows } from '@/lib/groups/server/fellows'
import { listKnownCases } from '@/lib/rooms/server/rounds/list-known-cases'
import { listPartners } from '@/lib/rooms/server/rounds/list-partners'
import { casesFor, type MatchableCase, wishConflicts } from '../../../domain/why-not'
import type { Wish } from '../../../domain/wish'
import { wishOf } from '../../queue/ticket-row'
import { listAtCap } from '../at-cap'

/** Maximum number of other people's offers that are read for one week. */
const MOST = 2_000

type Between = { from: Date; to: Date }

/** Neither of the two has a booked quarter hour within the offered round. */
const FREE = `not exists (
  select from "BookedTime" b where b."userId" in (o."userId", $1::uuid)
    and b.at >= o."startsAt" and b.at < o."startsAt" + o.minutes * interval '1 minute'
)`

const FIND = `
  select o.* from "Offer" o
  where o.status = 'open' and o."forId" is null and o."userId" <> $1::uuid
    and o."startsAt" >= $2::timestamptz and o."startsAt" < $3::timestamptz
    and o.language = $4 and o.minutes = $5 and o."userId" <> all($6::uuid[]) and ${FREE}
  order by o."startsAt", o."createdAt", o.id limit $7::int`

/**
 * Offers between two moments that a user with this wish could book, by the same rules as the queue: the same language
 * and length, levels at most one apart, compatible roles, no former partner, and a case that is new to both. For one
 * hour the longest offered comes first, and those of fellow members who show their hours before all others. A fellow
 * member may be a former partner: a group exists to practise again.
 */
export async function findOffers(
  client: Pick<Prisma.TransactionClient, '$queryRawUnsafe' | 'block' | 'groupMember'>,
  userId: string,
  wish: Wish,
  { from, to }: Between,
  cases: readonly MatchableCase[],
  now: Date,
): Promise<Offer[]> {
  const fellows = await listFellows(client, userId, 'showsHours')
  const met = (await listPartners(client, userId)).filter((one) => !fellows.has(one))
  const apart = [...met, ...(await listKeptApart(client, userId))]
  const offers = await client.$queryRawUnsafe<Offer[]>(
    FIND,
    userId,
    from,
    to,
    wish.language,
    wish.minutes,
    apart,
    MOST,
  )
  const agreed = offers.filter((offer) => wishConflicts(wish, wishOf(offer)).length === 0)
  const full = await listAtCap(client, [...new Set(agreed.map((offer) => offer.userId))], now)
  const fitting = agreed.filter((offer) => !full.has(offer.userId))
  const people = [...new Set([userId, ...fitting.map((offer) => offer.userId)])]
  const known = await listKnownCases(client, people, now)
  const of = (id: string) => known.get(id) ?? new Set<string>()
  const found = fitting.filter(
    (offer) =>
      casesFor({ wish, knows: of(userId) }, { wish: wishOf(offer), knows: of(offer.userId) }, cases).length >
      0,
  )
  const rank = (offer: Offer) => (fellows.has(offer.userId) ? 0 : 1)
  return found.toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime() || rank(a) - rank(b))
}
