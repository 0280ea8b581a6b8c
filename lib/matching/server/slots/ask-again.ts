import { LANGUAGE_CODES } from '@/lib/auth/domain/languages'
import { momentWords } from '@/lib/auth/domain/moment-words'
import { listOwnBlocks } from '@/lib/auth/server/blocks/list-blocks'
import { loadUser } from '@/lib/auth/server/load-user'
import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { lockedTransaction } from '@/lib/db/locked-transaction'
import { inTransaction } from '@/lib/db/queryable'
import { findRound } from '@/lib/rooms/server/rounds/find-round'
import { appError, notFound } from '@/lib/shared/errors'
import { newId } from '@/lib/shared/ids'
import { canBegin, QUARTER_MS } from '../../domain/slots/slot-limits'
import { weekLater } from '../../domain/slots/slot-time'
import type { AskedAgain } from '../../domain/slots/slots-view'
import type { Wish } from '../../domain/wish'
import { roundMinutesOf } from '../queue/ticket-row'
import { tellPeople } from '../tell-people'
import { assertNewsPace } from './assert-news-pace'
import { bookSlot } from './book-slot'
import { addBookingMail } from './mail/booking-mail'
import { slotsLock } from './slots-lock'
import { isBusy } from './take-times'

type Again = {
  partnerId: string
  partner: string
  /** The partner has blocked the person who asks. */
  shut: boolean
  startsAt: Date
  wish: Wish
  zone: string
}

/**
 * Null where there is nobody to ask: the round is not over, was held alone, with a guest or with somebody who deleted
 * it, or next week's time has passed.
 */
export async function getAskedAgain(userId: string, roomId: string, now: Date): Promise<AskedAgain | null> {
  const again = await findAgain(userId, roomId, now)
  if (!again) return null
  const { partnerId, partner, startsAt, zone } = again
  const [booked, theirs, mine] = await Promise.all([
    db.booking.findFirst({
      where: {
        startsAt: { gt: now },
        AND: [userId, partnerId].map((one) => ({ match: { seats: { some: { userId: one } } } })),
      },
    }),
    findAsk(partnerId, userId, now),
    // They do not learn that it was declined, or that it never arrived.
    findAsk(userId, partnerId, now, [{ status: 'withdrawn', startsAt }]),
  ])
  const at = (booked ?? theirs ?? mine)?.startsAt ?? startsAt
  const state = booked ? 'booked' : theirs ? 'partner asked' : mine ? 'asked' : 'open'
  return { partner, when: momentWords(at, zone), state }
}

/** A request from one user to another. By the other's clock, the same time next week may be a different moment. */
function findAsk(userId: string, forId: string, now: Date, others: Prisma.OfferWhereInput[] = []) {
  return db.offer.findFirst({
    where: { userId, forId, OR: [{ status: 'open', startsAt: { gt: now } }, ...others] },
    orderBy: { startsAt: 'asc' },
    select: { id: true, startsAt: true },
  })
}

/**
 * Asks the partner of a finished round for another one at the same time next week, by the asker's clock. If the partner
 * has already asked, their request is booked. A declined request is not asked again: it stays declined. A blocked user
 * asks like everybody else, and it is as if it was declined at once.
 * @throws AppError `not-found`, `slot/taken`, `slot/busy`, `slot/too-many-booked`, `slot/too-much-news`,
 * `matching/no-case`
 */
export async function askAgain(userId: string, roomId: string, now: Date): Promise<void> {
  const again = await findAgain(userId, roomId, now)
  if (!again) throw notFound('session')
  const { partnerId, startsAt, wish, shut } = again
  const theirs = await findAsk(partnerId, userId, now)
  if (theirs) {
    await bookSlot(userId, { offerId: theirs.id, wish }, now)
    return
  }
  await lockedTransaction([slotsLock(userId)], async (tx) => {
    const before = await tx.offer.findUnique({ where: { userId_startsAt: { userId, startsAt } } })
    if (before?.forId === partnerId) return
    if (await isBusy(tx, userId, { at: startsAt.getTime(), minutes: wish.minutes }))
      throw appError('slot/busy')
    await assertNewsPace(tx, userId, now)
    const status = shut ? ('withdrawn' as const) : ('open' as const)
    const data = { ...wish, forId: partnerId, status, createdAt: now }
    await tx.offer.upsert({
      where: { userId_startsAt: { userId, startsAt } },
      create: { id: newId(), userId, startsAt, ...data },
      update: data,
    })
    const within = inTransaction(tx)
    if (!shut)
      await addBookingMail(
        'asked-again',
        { matchId: null, byId: userId, userId: partnerId, startsAt },
        within,
      )
    await tellPeople(shut ? [userId] : [userId, partnerId], within)
  })
}

async function findAgain(userId: string, roomId: string, now: Date): Promise<Again | null> {
  const round = await findRound(roomId, userId)
  if (round.mode !== 'pair' || round.endedAt === null || round.startedAt === null) return null
  if (round.me.role === 'observer') return null
  const other = round.members.find(
    ({ userId: id, role, isGone }) => id !== userId && role !== 'observer' && !isGone,
  )
  const [me, partner, blocked] = await Promise.all([
    loadUser(userId),
    other ? loadUser(other.userId) : null,
    listOwnBlocks(db, userId),
  ])
  if (me?.kind !== 'member' || !partner || partner.kind !== 'member' || blocked.includes(partner.id))
    return null
  const began = Math.round(round.startedAt / QUARTER_MS) * QUARTER_MS
  const at = weekLater(began, me.timeZone)
  if (at === null || !canBegin(at, now.getTime())) return null
  const language = LANGUAGE_CODES.find((code) => code === me.languages[0]) ?? 'en'
  return {
    partnerId: partner.id,
    partner: partner.name,
    shut: (await listOwnBlocks(db, partner.id)).includes(userId),
    startsAt: new Date(at),
    zone: me.timeZone,
    wish: {
      language,
      level: me.level,
      minutes: roundMinutesOf(round.minutes),
      // The one who asked last time answers now.
      firstRound: round.me.role === 'interviewer' ? 'answer' : 'ask',
      talk: 'either',
      topics: [],
    },
  }
}
