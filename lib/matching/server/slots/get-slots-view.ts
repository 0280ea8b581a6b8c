import { listNames } from '@/lib/auth/server/list-names'
import { loadUser } from '@/lib/auth/server/load-user'
import { getPublicCase } from '@/lib/cases/server/get-public-case'
import { db } from '@/lib/db/client'
import type { Offer, WeeklyOffer } from '@/lib/db/generated/client'
import { listFellows } from '@/lib/groups/server/fellows'
import { bookingsAllowed, canBegin, LATE_MS, OPENS_MS } from '../../domain/slots/slot-limits'
import {
  clockWords,
  daysAfter,
  localTimeOf,
  momentOf,
  startOfDate,
  zoneWords,
} from '../../domain/slots/slot-time'
import type { BookedRound, RoundAsk, SlotCell, SlotOffer, SlotsView } from '../../domain/slots/slots-view'
import type { Wish } from '../../domain/wish'
import { getReliability } from '../match/get-reliability'
import { listMatchableCases } from '../queue/list-matchable-cases'
import { roundMinutesOf, wishOf } from '../queue/ticket-row'
import { findOffers } from './offers/find-offers'
import { slotDay, slotMoment } from './slot-words'

/** How many weeks can be viewed: as far ahead as hours can be offered. */
const WEEKS = 4
/** Hours of the day that are always shown; others only if something is offered in them. */
const SHOWN = { first: 7, last: 22 }
const HOUR_MS = 3_600_000

type Asked = { user: { id: string; timeZone: string }; wish: Wish; week: number }

/** A week of hours as a user sees it, and everything that they have booked, offer every week, or are asked for. */
export async function getSlotsView({ user, wish, week }: Asked, now: Date): Promise<SlotsView> {
  const zone = user.timeZone
  const today = localTimeOf(now.getTime(), zone).date
  const dates = Array.from({ length: 7 }, (_, day) => daysAfter(today, 7 * week + day))
  const from = new Date(startOfDate(dates[0] ?? today, zone))
  // A day may have 25 hours.
  const to = new Date(from.getTime() + (7 * 24 + 1) * HOUR_MS)
  const cases = await listMatchableCases()
  const [fitting, mine, booked, asks, weekly, reliability, feed] = await Promise.all([
    findOffers(db, user.id, wish, { from: from < now ? now : from, to }, cases, now),
    db.offer.findMany({
      where: { userId: user.id, status: 'open', forId: null, startsAt: { gte: from, lt: to } },
    }),
    listBooked(user, now),
    listAsks(user, now),
    db.weeklyOffer.findMany({ where: { userId: user.id }, orderBy: [{ weekday: 'asc' }, { time: 'asc' }] }),
    getReliability(user.id),
    db.calendarFeed.count({ where: { userId: user.id } }),
  ])
  return {
    week,
    weeks: WEEKS,
    zone: zoneWords(zone, from.getTime()),
    days: dates.map((date) => ({ words: slotDay(date), today: date === today })),
    hours: hoursOf({ dates, zone, fitting, mine, booked, now }),
    booked,
    asks,
    weekly: weekly.map((one) => ({ id: one.id, words: weeklyWords(one) })),
    allowed: bookingsAllowed(reliability),
    hasFeed: feed > 0,
  }
}

/**
 * Offers of an hour that a user may book, those of fellow members first, then by how long they have been offered.
 * @param at start of the hour, ms since 1970
 */
export async function listSlotOffers(
  { user, wish, at }: { user: Asked['user']; wish: Wish; at: number },
  now: Date,
): Promise<SlotOffer[]> {
  const cases = await listMatchableCases()
  const between = { from: new Date(at), to: new Date(at + HOUR_MS) }
  const offers = await findOffers(db, user.id, wish, between, cases, now)
  const open = offers.filter(({ startsAt }) => canBegin(startsAt.getTime(), now.getTime())).slice(0, 20)
  const fellows = await listFellows(db, user.id, 'showsHours')
  const names = await listNames(open.flatMap(({ userId }) => (fellows.has(userId) ? [userId] : [])))
  const fellowOf = ({ userId }: Offer): SlotOffer['fellow'] => {
    const [name, group] = [names.get(userId), fellows.get(userId)]
    return name !== undefined && group !== undefined ? { name, group } : null
  }
  return Promise.all(
    open.map(async (offer) => ({
      offerId: offer.id,
      level: offer.level,
      firstRound: offer.firstRound,
      talk: offer.talk,
      clock: clockWords(localTimeOf(offer.startsAt.getTime(), user.timeZone).minutes),
      reliability: await getReliability(offer.userId),
      fellow: fellowOf(offer),
    })),
  )
}

type Grid = {
  dates: readonly string[]
  zone: string
  fitting: readonly Offer[]
  mine: readonly Offer[]
  booked: readonly BookedRound[]
  now: Date
}

function hoursOf({ dates, zone, fitting, mine, booked, now }: Grid): SlotsView['hours'] {
  const placeOf = (at: number) => {
    const { date, minutes } = localTimeOf(at, zone)
    return { key: `${date} ${Math.floor(minutes / 60)}`, hour: Math.floor(minutes / 60), date }
  }
  const counts = new Map<string, number>()
  const used = new Set<number>()
  const use = (at: number) => {
    const { key, hour, date } = placeOf(at)
    if (dates.includes(date)) used.add(hour)
    return key
  }
  for (const { startsAt } of fitting) {
    const at = startsAt.getTime()
    const { date, hour } = placeOf(at)
    const begins = momentOf({ date, minutes: hour * 60 }, zone)
    // Where the clock shows an hour twice, its cell stands for the first.
    const isInCell = begins !== null && at < begins + HOUR_MS
    if (!isInCell || !canBegin(at, now.getTime())) continue
    const key = use(at)
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  const own = new Map(mine.map((offer) => [use(offer.startsAt.getTime()), offer]))
  const rounds = new Map(booked.map((round) => [use(round.startsAt), round.partner.name]))
  const hours = Array.from({ length: 24 }, (_, hour) => hour).filter(
    (hour) => (hour >= SHOWN.first && hour <= SHOWN.last) || used.has(hour),
  )
  const cellOf = (date: string, hour: number): SlotCell => {
    const at = momentOf({ date, minutes: hour * 60 }, zone)
    const key = `${date} ${hour}`
    const offer = own.get(key)
    return {
      at,
      closed: at === null || !canBegin(at, now.getTime()),
      fitting: counts.get(key) ?? 0,
      mine: offer ? (offer.weeklyId ? 'weekly' : 'once') : null,
      booked: rounds.get(key) ?? null,
    }
  }
  return hours.map((hour) => ({
    words: clockWords(hour * 60),
    cells: dates.map((date) => cellOf(date, hour)),
  }))
}

async function listBooked(user: Asked['user'], now: Date): Promise<BookedRound[]> {
  const since = new Date(now.getTime() - HOUR_MS)
  const bookings = await db.booking.findMany({
    where: {
      startsAt: { gt: since },
      match: { outcome: 'accepted', roomId: { not: null }, seats: { some: { userId: user.id } } },
    },
    orderBy: { startsAt: 'asc' },
    take: 50,
    include: { match: { include: { seats: true } } },
  })
  const shown = await Promise.all(
    bookings.map(async ({ matchId, startsAt, movesTo, movesById, match }): Promise<BookedRound | null> => {
      const mine = match.seats.find(({ userId }) => userId === user.id)
      const theirs = match.seats.find(({ userId }) => userId !== user.id)
      const [partner, reliability, about] = await Promise.all([
        theirs ? loadUser(theirs.userId) : null,
        theirs ? getReliability(theirs.userId) : null,
        getPublicCase(match.caseId).catch(() => null),
      ])
      if (!partner || !reliability || !mine) return null
      const isOpen = startsAt.getTime() - OPENS_MS <= now.getTime()
      return {
        matchId,
        startsAt: startsAt.getTime(),
        when: slotMoment(startsAt, user.timeZone),
        minutes: roundMinutesOf(match.minutes),
        role: mine.role === 'candidate' ? 'candidate' : 'interviewer',
        title: about?.title ?? 'A case',
        talk: match.talk,
        partner: { userId: partner.id, name: partner.name, level: partner.level, reliability },
        roomId: isOpen ? match.roomId : null,
        late: startsAt.getTime() - now.getTime() < LATE_MS,
        move: movesTo && {
          to: movesTo.getTime(),
          when: slotMoment(movesTo, user.timeZone),
          mine: movesById === user.id,
        },
      }
    }),
  )
  return shown.filter((round) => round !== null)
}

async function listAsks(user: Asked['user'], now: Date): Promise<RoundAsk[]> {
  const asks = await db.offer.findMany({
    where: { forId: user.id, status: 'open', startsAt: { gt: now } },
    orderBy: { startsAt: 'asc' },
    take: 20,
  })
  const named = await Promise.all(
    asks
      .filter(({ startsAt }) => canBegin(startsAt.getTime(), now.getTime()))
      .map(async (offer) => {
        const partner = await loadUser(offer.userId)
        return partner && { offer, name: partner.name }
      }),
  )
  return named
    .filter((ask) => ask !== null)
    .map(({ offer, name }) => ({
      offerId: offer.id,
      name,
      when: slotMoment(offer.startsAt, user.timeZone),
      minutes: wishOf(offer).minutes,
    }))
}

const WEEKDAYS = ['Mondays', 'Tuesdays', 'Wednesdays', 'Thursdays', 'Fridays', 'Saturdays', 'Sundays']

function weeklyWords({ weekday, time, timeZone, minutes }: WeeklyOffer): string {
  const place = timeZone.split('/').at(-1)?.replaceAll('_', ' ') ?? timeZone
  return `${WEEKDAYS[weekday - 1]} ${clockWords(time)}, ${place} time, ${minutes} min`
}
