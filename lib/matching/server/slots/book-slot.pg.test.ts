import { beforeEach, expect, test } from 'vitest'
import { blockPerson } from '@/lib/auth/server/blocks/block-person'
import { db } from '@/lib/db/client'
import { lockedTransaction } from '@/lib/db/locked-transaction'
import { singleton } from '@/lib/shared/singleton'
import { A_WISH } from '@/tests/fixtures/seekers'
import {
  at,
  booked,
  DAY,
  HOUR,
  MINUTE,
  member,
  NOW,
  offeredHour,
  offerOf,
  withoutBookings,
} from '@/tests/fixtures/slots'
import { codeOf } from '@/tests/support/errors/code-of'
import { momentOf } from '../../domain/slots/slot-time'
import type { Wish } from '../../domain/wish'
import { bookSlot } from './book-slot'
import { cancelBooking, proposeMove } from './change-booking'
import { getSlotsView, listSlotOffers } from './get-slots-view'
import { offerSlot } from './offers/offer-slot'
import { slotsLock } from './slots-lock'

beforeEach(withoutBookings)

test('[BK1] an hour is offered by the clock of one zone and booked by that of another, across a clock change', async () => {
  const [ines, mara] = [await member('Ines', 'Europe/Lisbon'), await member('Mara', 'America/New_York')]
  // The clocks change in Lisbon in between, but not in New York: 19:00 in Lisbon is 15:00 and then 14:00 there.
  const [saturday, monday] = ['2027-03-27', '2027-03-29'].map((date) =>
    momentOf({ date, minutes: 19 * 60 }, 'Europe/Lisbon'),
  )
  expect(new Date(saturday ?? 0).toISOString()).toBe('2027-03-27T19:00:00.000Z')
  expect(new Date(monday ?? 0).toISOString()).toBe('2027-03-29T18:00:00.000Z')
  await offerSlot(ines.id, { wish: A_WISH, at: monday ?? 0, weeklyIn: null }, NOW)
  const view = await getSlotsView({ user: mara, wish: A_WISH, week: 0 }, NOW)
  expect(view.zone).toBe('New York (UTC-4)')
  const column = view.days.findIndex(({ words }) => words === 'Mon 29')
  const row = view.hours.find(({ words }) => words === '14:00')
  expect(row?.cells[column]).toMatchObject({ at: monday, fitting: 1, closed: false })
  expect(view.hours.flatMap(({ cells }) => cells).filter(({ fitting }) => fitting > 0)).toHaveLength(1)
  const [offer] = await listSlotOffers({ user: mara, wish: A_WISH, at: monday ?? 0 }, NOW)
  expect(offer).toMatchObject({ clock: '14:00' })
  expect(JSON.stringify(offer)).not.toContain('Ines')
  await bookSlot(mara.id, { offerId: offer?.offerId ?? '', wish: A_WISH }, NOW)
  const [hers, theirs] = await Promise.all(
    [ines, mara].map((user) => getSlotsView({ user, wish: A_WISH, week: 0 }, NOW)),
  )
  expect(hers?.booked[0]).toMatchObject({ when: 'Monday 29 March, 19:00', partner: { name: 'Mara' } })
  expect(theirs?.booked[0]).toMatchObject({ when: 'Monday 29 March, 14:00', partner: { name: 'Ines' } })
})

test('[BK3] if many book one hour at once, one gets it', async () => {
  const ines = await member('Ines')
  const startsAt = at(2 * DAY)
  const offerId = await offeredHour(ines, startsAt)
  const others = await Promise.all(Array.from({ length: 8 }, (_, n) => member(`Person ${n}`)))
  const codes = await Promise.all(
    others.map(({ id }) => codeOf(bookSlot(id, { offerId, wish: A_WISH }, NOW))),
  )
  expect(codes.filter((code) => code === 'none')).toHaveLength(1)
  expect(codes.filter((code) => code !== 'none' && code !== 'slot/taken')).toEqual([])
  expect([await db.booking.count(), await db.room.count()]).toEqual([1, 1])
})

test('[BK3] nobody has two rounds at a time, however many are booked at once', async () => {
  const mara = await member('Mara')
  const offerers = await Promise.all(Array.from({ length: 6 }, (_, n) => member(`Person ${n}`)))
  // All of them overlap: two quarters apart, of 45 minutes.
  const times = offerers.map((_, n) => at(2 * DAY + (n % 2) * 30 * 60_000))
  const offers = await Promise.all(
    offerers.map(async (one, n) => {
      await offerSlot(one.id, { wish: A_WISH, at: times[n] ?? 0, weeklyIn: null }, NOW)
      return offerOf(one, times[n] ?? 0)
    }),
  )
  const codes = await Promise.all(
    offers.map(({ id: offerId }) => codeOf(bookSlot(mara.id, { offerId, wish: A_WISH }, NOW))),
  )
  expect(codes.filter((code) => code === 'none')).toHaveLength(1)
  expect(await db.booking.count()).toBe(1)
  // If the code forgot, the table's key would still refuse.
  const { matchId } = await db.booking.findFirstOrThrow()
  const taken = await db.bookedTime.findFirstOrThrow({ where: { userId: mara.id } })
  await expect(
    db.bookedTime.create({ data: { userId: mara.id, at: taken.at, matchId } }),
  ).rejects.toMatchObject({ code: 'P2002' })
  // Offers that overlap are no longer shown to her; the hour before is.
  const view = await getSlotsView({ user: mara, wish: A_WISH, week: 0 }, NOW)
  expect(view.hours.flatMap(({ cells }) => cells).filter(({ fitting }) => fitting > 0)).toEqual([])
})

test('[BK4] only users who fit are counted and can book: by wish, case, former partners and blocks', async () => {
  const [ines, mara] = [await member('Ines'), await member('Mara')]
  const startsAt = at(2 * DAY)
  await offerSlot(ines.id, { wish: { ...A_WISH, firstRound: 'answer' }, at: startsAt, weeklyIn: null }, NOW)
  const { id: offerId } = await offerOf(ines, startsAt)
  const seen = async (wish: Wish) =>
    (await getSlotsView({ user: mara, wish, week: 0 }, NOW)).hours
      .flatMap(({ cells }) => cells)
      .reduce((sum, { fitting }) => sum + fitting, 0)
  const wrong: Wish[] = [
    { ...A_WISH, language: 'pt' },
    { ...A_WISH, minutes: 60 },
    { ...A_WISH, firstRound: 'answer' },
  ]
  for (const wish of wrong) {
    expect(await seen(wish)).toBe(0)
    expect(await codeOf(bookSlot(mara.id, { offerId, wish }, NOW))).toBe('slot/taken')
  }
  expect(await seen(A_WISH)).toBe(1)
  await blockPerson(ines.id, mara.id)
  expect(await seen(A_WISH)).toBe(0)
  expect(await codeOf(bookSlot(mara.id, { offerId, wish: A_WISH }, NOW))).toBe('slot/taken')
  expect(await codeOf(bookSlot(ines.id, { offerId, wish: A_WISH }, NOW))).toBe('not-found')
  expect(await db.booking.count()).toBe(0)
})

test('[BK5] reliability limits the number of bookings at a time', async () => {
  const mara = await member('Mara')
  for (let n = 0; n < 3; n++) await booked(await member(`Person ${n}`), mara, at(2 * DAY + n * 2 * HOUR))
  expect(await codeOf(booked(await member('Sami'), mara, at(3 * DAY)))).toBe('slot/too-many-booked')
  // Nobody is offered an hour of somebody who has reached the limit, and nobody's own hours are offered while they have
  // a round.
  const sami = await member('Sami')
  await offerSlot(mara.id, { wish: A_WISH, at: at(4 * DAY), weeklyIn: null }, NOW)
  const { id: offerId } = await offerOf(mara, at(4 * DAY))
  expect(await listSlotOffers({ user: sami, wish: A_WISH, at: at(4 * DAY) }, NOW)).toEqual([])
  expect(await codeOf(bookSlot(sami.id, { offerId, wish: A_WISH }, NOW))).toBe('slot/taken')
  const during = { wish: A_WISH, at: at(2 * DAY) + 30 * 60_000, weeklyIn: null }
  expect(await codeOf(offerSlot(mara.id, during, NOW))).toBe('slot/busy')
  await db.matchSeat.updateMany({ where: { userId: mara.id }, data: { came: true } })
  expect(await codeOf(booked(await member('Sami'), mara, at(3 * DAY + HOUR)))).toBe('none')
})

test('[BK3] more users than there are connections book at once, without keeping each other from the database', async () => {
  const pairs = await Promise.all(
    Array.from({ length: 8 }, async (_, n) => {
      const [offerer, booker] = [await member(`Offers ${n}`), await member(`Books ${n}`)]
      await booked(offerer, booker, at(2 * DAY))
      const other = await member(`Offers too ${n}`)
      return { booker, offerId: await offeredHour(other, at(3 * DAY)) }
    }),
  )
  const codes = await Promise.all(
    pairs.map(({ booker, offerId }) => codeOf(bookSlot(booker.id, { offerId, wish: A_WISH }, NOW))),
  )
  expect(codes).toEqual(pairs.map(() => 'none'))
})

test('[BK1] a week is complete even if the clock skips its first midnight', async () => {
  const now = new Date('2027-08-29T10:00:00Z')
  const zone = 'America/Santiago'
  expect(momentOf({ date: '2027-09-05', minutes: 0 }, zone)).toBeNull()
  const [ines, mara] = [await member('Ines'), await member('Mara', zone)]
  const startsAt = Date.parse('2027-09-08T18:00:00Z')
  await offerSlot(ines.id, { wish: A_WISH, at: startsAt, weeklyIn: null }, now)
  const view = await getSlotsView({ user: mara, wish: A_WISH, week: 1 }, now)
  const cells = view.hours.flatMap((hour) => hour.cells)
  expect(cells.filter(({ fitting }) => fitting > 0)).toMatchObject([{ at: startsAt }])
})

test('[BK1] of an hour that the clock shows twice, the first is counted, as only that one can be selected', async () => {
  const now = new Date('2027-10-25T10:00:00Z')
  const [ines, mara] = [await member('Ines'), await member('Mara', 'Europe/Lisbon')]
  const first = Date.parse('2027-10-31T00:00:00Z')
  const counted = async () => {
    const { hours } = await getSlotsView({ user: mara, wish: A_WISH, week: 0 }, now)
    return hours.flatMap(({ cells }) => cells).reduce((sum, { fitting }) => sum + fitting, 0)
  }
  await offerSlot(ines.id, { wish: A_WISH, at: first + HOUR, weeklyIn: null }, now)
  expect([await counted(), await listSlotOffers({ user: mara, wish: A_WISH, at: first }, now)]).toEqual([
    0,
    [],
  ])
  await offerSlot(ines.id, { wish: A_WISH, at: first, weeklyIn: null }, now)
  expect(await counted()).toBe(1)
})

test('[BK15] a user can book, move and ask twenty times in a row, and then every ten minutes', async () => {
  const [ines, mara] = [await member('Ines'), await member('Mara')]
  const { matchId } = await booked(ines, mara, at(2 * DAY))
  const propose = (n: number, now = NOW) =>
    codeOf(proposeMove(mara.id, matchId, at(3 * DAY + n * 15 * MINUTE), now))
  for (let n = 1; n < 20; n++) expect(await propose(n)).toBe('none')
  expect(await propose(20)).toBe('slot/too-much-news')
  const offerId = await offeredHour(await member('Sami'), at(5 * DAY))
  expect(await codeOf(bookSlot(mara.id, { offerId, wish: A_WISH }, NOW))).toBe('slot/too-much-news')
  // Other actions, and cancelling, are not affected.
  expect(await codeOf(proposeMove(ines.id, matchId, at(4 * DAY), NOW))).toBe('none')
  expect(await propose(20, new Date(at(10 * MINUTE)))).toBe('none')
  expect(await codeOf(cancelBooking(mara.id, matchId, NOW))).toBe('none')
})

test('[BK4] an offer that changes while it is being booked is booked in its new form', async () => {
  const [ines, mara] = [await member('Ines'), await member('Mara')]
  const offerId = await offeredHour(ines, at(2 * DAY), { ...A_WISH, firstRound: 'answer' })
  let change = () => {}
  const changed = new Promise<void>((resolve) => {
    change = resolve
  })
  const changing = lockedTransaction([slotsLock(ines.id)], async (tx) => {
    await changed
    await tx.offer.update({ where: { id: offerId }, data: { firstRound: 'ask' } })
  })
  const booking = bookSlot(mara.id, { offerId, wish: A_WISH }, NOW)
  // It has planned the round, and waits to book it.
  const lines = singleton('transaction lines', () => new Map<string, { waiting: number }>())
  await expect.poll(() => lines.get(slotsLock(ines.id))?.waiting).toBe(2)
  change()
  await Promise.all([changing, booking])
  expect(await db.matchSeat.findMany({ where: { userId: ines.id } })).toMatchObject([{ role: 'interviewer' }])
})
