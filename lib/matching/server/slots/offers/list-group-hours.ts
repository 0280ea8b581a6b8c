import type { SessionUser } from '@/lib/auth/domain/session-user'
import { listNames } from '@/lib/auth/server/list-names'
import { db } from '@/lib/db/client'
import { listFellows } from '@/lib/groups/server/fellows'
import { AHEAD_DAYS, canBegin } from '../../../domain/slots/slot-limits'
import type { GroupHour } from '../../../domain/slots/slots-view'
import type { Wish } from '../../../domain/wish'
import { getLastWish } from '../../queue/get-last-wish'
import { listMatchableCases } from '../../queue/list-matchable-cases'
import { wishOf } from '../../queue/ticket-row'
import { slotMoment } from '../slot-words'
import { findOffers } from './find-offers'

const DAY_MS = 24 * 3_600_000
/** Maximum number of hours on a group's page, and of kinds of round (language and length) that it searches. */
const LISTED = 50
const KINDS = 6

/**
 * The hours that fellow members show to a group and that a user may book, the earliest first. The caller checks that
 * the user is in the group.
 */
export async function listGroupHours(
  user: Pick<SessionUser, 'id' | 'level' | 'languages' | 'timeZone'>,
  groupId: string,
  now: Date,
): Promise<GroupHour[]> {
  const fellows = await listFellows(db, user.id, 'showsHours', groupId)
  const between = { from: now, to: new Date(now.getTime() + AHEAD_DAYS * DAY_MS) }
  const offers = await db.offer.findMany({
    where: {
      status: 'open',
      forId: null,
      userId: { in: [...fellows.keys()] },
      startsAt: { gt: between.from, lt: between.to },
    },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    take: LISTED,
  })
  const [last, cases, names] = await Promise.all([
    getLastWish(user),
    listMatchableCases(),
    listNames(offers.map(({ userId }) => userId)),
  ])
  const kinds = new Map<string, Wish>()
  for (const offer of offers) {
    const { language, minutes } = wishOf(offer)
    if (kinds.size < KINDS)
      kinds.set(`${language} ${minutes}`, {
        ...last,
        ...{ language, minutes },
        ...({ firstRound: 'either', talk: 'either', topics: [] } as const),
      })
  }
  const fitting = new Map<string, Wish>()
  for (const wish of kinds.values())
    for (const { id } of await findOffers(db, user.id, wish, between, cases, now)) fitting.set(id, wish)
  return offers.flatMap((offer) => {
    const [wish, name] = [fitting.get(offer.id), names.get(offer.userId)]
    if (!wish || name === undefined || !canBegin(offer.startsAt.getTime(), now.getTime())) return []
    return [
      {
        offerId: offer.id,
        ...{ name, wish, minutes: wish.minutes },
        when: slotMoment(offer.startsAt, user.timeZone),
      },
    ]
  })
}
