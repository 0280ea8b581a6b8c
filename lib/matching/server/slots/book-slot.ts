import { isDeepStrictEqual } from 'node:util'
import { listKeptApart } from '@/lib/auth/server/blocks/list-blocks'
import { db } from '@/lib/db/client'
import { type Offer, Prisma } from '@/lib/db/generated/client'
import { lockedTransaction } from '@/lib/db/locked-transaction'
import { inTransaction } from '@/lib/db/queryable'
import type { Seat } from '@/lib/rooms/domain/round/seats'
import { findShippedVersion } from '@/lib/rooms/server/find-shipped-version'
import { insertRoom } from '@/lib/rooms/server/insert-room'
import { seatsLock } from '@/lib/rooms/server/rounds/find-open-rounds'
import { listKnownCases } from '@/lib/rooms/server/rounds/list-known-cases'
import { appError, notFound } from '@/lib/shared/errors'
import { newId } from '@/lib/shared/ids'
import { chooseMatch } from '../../domain/choose-match'
import { noCaseLeft } from '../../domain/refusals'
import { canBegin, OPENS_MS } from '../../domain/slots/slot-limits'
import type { MatchableCase, Seeker } from '../../domain/why-not'
import type { Wish } from '../../domain/wish'
import { inTurn } from '../match/in-turn'
import { listMatchableCases } from '../queue/list-matchable-cases'
import { wishOf } from '../queue/ticket-row'
import { tellPeople } from '../tell-people'
import { assertNewsPace } from './assert-news-pace'
import { listAtCap } from './at-cap'
import { addBookingJobs } from './booking-jobs'
import { addBookingMail } from './mail/booking-mail'
import { findOffers } from './offers/find-offers'
import { slotsLock } from './slots-lock'
import { takeTimes } from './take-times'

/** How often a case is chosen again because somebody took a seat on it meanwhile. */
const TRIES = 3

/** A round that could be booked: roles and case. */
type Plan = { offer: Offer; caseId: string; seats: Record<string, Seat>; talk: Wish['talk'] }

/**
 * Books an offered hour: creates the match and its room, which opens ten minutes before. Its case is new to both, and
 * its guide is closed to the future candidate from now on.
 * @param wish the booker's wish; where they were asked for another round, that request's wish counts
 * @throws AppError `not-found` for an offer that is not for them, `slot/taken`, `slot/busy`, `slot/too-many-booked`,
 * `slot/too-much-news`, `matching/no-case`
 */
export async function bookSlot(
  userId: string,
  { offerId, wish }: { offerId: string; wish: Wish },
  now: Date,
): Promise<{ matchId: string }> {
  const cases = await listMatchableCases()
  for (let tries = 0; tries < TRIES; tries++) {
    const offer = await db.offer.findUnique({ where: { id: offerId } })
    if (!offer || (offer.forId !== null && offer.forId !== userId) || offer.userId === userId)
      throw notFound('match')
    const plan = await planRound(db, userId, offer, wish, cases, now)
    const people = [offer.userId, userId]
    const locks = [...people.map(slotsLock), ...people.map((one) => seatsLock(one, plan.caseId))]
    const booked = await withBusy(() =>
      inTurn(() => lockedTransaction(locks, (tx) => book(tx, userId, plan, wish, cases, now))),
    )
    if (booked) return booked
  }
  throw appError('slot/taken')
}

/** @throws AppError `slot/taken`, `matching/no-case` */
async function planRound(
  client: Pick<Prisma.TransactionClient, '$queryRawUnsafe' | 'block' | 'user' | 'groupMember'>,
  userId: string,
  offer: Offer,
  wish: Wish,
  cases: readonly MatchableCase[],
  now: Date,
): Promise<Plan> {
  if (offer.status !== 'open' || !canBegin(offer.startsAt.getTime(), now.getTime()))
    throw appError('slot/taken')
  const known = await listKnownCases(client, [userId, offer.userId], now)
  const theirs = wishOf(offer)
  const seeker = (id: string, wanted: Wish): Seeker => ({
    userId: id,
    wish: wanted,
    since: 0,
    knows: known.get(id) ?? new Set(),
  })
  if (offer.forId === null) {
    const day = { from: offer.startsAt, to: new Date(offer.startsAt.getTime() + 1) }
    const fitting = await findOffers(client, userId, wish, day, cases, now)
    if (!fitting.some(({ id }) => id === offer.id)) throw appError('slot/taken')
  } else if ((await listKeptApart(client, userId)).includes(offer.userId)) throw appError('slot/taken')
  const mine = offer.forId === null ? wish : { ...theirs, firstRound: 'either' as const }
  const found = chooseMatch(seeker(userId, mine), [seeker(offer.userId, theirs)], {
    cases,
    met: () => false,
    chance: Math.random,
  })
  if (!found) throw noCaseLeft()
  const talk = mine.talk === 'either' ? theirs.talk : mine.talk
  return { offer, caseId: found.caseId, seats: found.seats, talk }
}

/** @returns null where the case is no longer new to both, or the offer has changed: the round must be planned again */
async function book(
  tx: Prisma.TransactionClient,
  userId: string,
  { offer: planned, caseId, seats, talk }: Plan,
  wish: Wish,
  cases: readonly MatchableCase[],
  now: Date,
): Promise<{ matchId: string } | null> {
  const offer = await tx.offer.findUnique({ where: { id: planned.id } })
  if (!offer) throw appError('slot/taken')
  // Roles were planned for the wish as it was then.
  if (!isDeepStrictEqual(wishOf(offer), wishOf(planned))) return null
  // All conditions are checked again now that nobody else can change them.
  await planRound(tx, userId, offer, wish, cases, now)
  const people = [offer.userId, userId]
  const known = await listKnownCases(tx, people, now)
  if (people.some((one) => known.get(one)?.has(caseId))) return null
  await checkCap(tx, userId, offer.userId, now)
  await assertNewsPace(tx, userId, now)
  const [version, matchId, roomId] = [await findShippedVersion(tx, caseId), newId(), newId()]
  if (!version) return null
  const { minutes } = wishOf(offer)
  const { startsAt } = offer
  // The candidate counts as the creator: if the other does not come, the candidate can go on alone.
  const [first, second] = people.toSorted((a) => (seats[a] === 'candidate' ? -1 : 1))
  if (!first || !second) return null
  const opensAt = new Date(startsAt.getTime() - OPENS_MS)
  const members = [
    { userId: first, role: 'candidate' },
    { userId: second, role: 'interviewer' },
  ] as const
  await insertRoom(tx, { id: roomId, version, mode: 'pair', minutes, members, matched: true, opensAt }, now)
  await tx.match.create({
    data: {
      id: matchId,
      caseId,
      minutes,
      talk,
      madeAt: now,
      answerBy: now,
      outcome: 'accepted',
      // A missing person has five minutes from then on.
      endedAt: startsAt,
      roomId,
      seats: { create: members.map((seat) => ({ ...seat, acceptedAt: now })) },
      booking: { create: { startsAt } },
    },
  })
  await takeTimes(tx, { matchId, people, startsAt, minutes })
  await tx.offer.update({ where: { id: offer.id }, data: { status: 'booked' } })
  await tx.offer.updateMany({
    where: { userId, startsAt, status: 'open' },
    data: { status: 'withdrawn' },
  })
  const within = inTransaction(tx)
  await addBookingJobs({ matchId, roomId, startsAt, minutes }, now, within)
  for (const one of people) await addBookingMail('booked', { matchId, userId: one, startsAt }, within)
  await tellPeople(people, within)
  return { matchId }
}

/** @throws AppError `slot/too-many-booked` for the booker, `slot/taken` if the other has reached their limit */
async function checkCap(
  tx: Prisma.TransactionClient,
  userId: string,
  offererId: string,
  now: Date,
): Promise<void> {
  const full = await listAtCap(tx, [userId, offererId], now)
  const most = full.get(userId)
  if (most !== undefined) throw appError('slot/too-many-booked', { most })
  if (full.has(offererId)) throw appError('slot/taken')
}

/** The key of BookedTime refuses the second of two rounds that overlap. */
async function withBusy<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002')
      throw appError('slot/busy')
    throw error
  }
}
