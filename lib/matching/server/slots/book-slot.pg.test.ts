import { beforeEach, expect, test } from 'vitest'
import { blockPerson } from '@/lib/auth/server/blocks/block-person'
import { db } from '@/lib/db/client'
import { A_WISH } from '@/tests/fixtures/seekers'
import {
  at,
  booked,
  codeOf,
  DAY,
  HOUR,
  member,
  NOW,
  offered,
  offerOf,
  withoutBookings,
} from '@/tests/fixtures/slots'
import { momentOf } from '../../domain/slots/slot-time'
import type { Wish } from '../../domain/wish'
import { bookSlot } from './book-slot'
import { extendAllWeekly } from './extend-weekly'
import { getSlotsView, listSlotOffers } from './get-slots-view'
import { offerSlot } from './offer-slot'
import { withdrawOffer, withdrawWeekly } from './withdraw-offer'

beforeEach(withoutBookings)

test('[BK1] an hour is offered by the clock of one zone and booked by that of another, over a change of the clocks', async () => {
  const [ines, mara] = [await member('Ines', 'Europe/Lisbon'), await member('Mara', 'America/New_York')]
  // 19:00 in Lisbon: 20:00 in New York hours before the clocks change there is no more; each has their own.
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

test('[BK1] an hour that the clock skips is no hour; one that it shows twice is the first', async () => {
  expect(momentOf({ date: '2027-03-28', minutes: 90 }, 'Europe/Lisbon')).toBeNull()
  const twice = momentOf({ date: '2027-10-31', minutes: 90 }, 'Europe/Lisbon')
  expect(new Date(twice ?? 0).toISOString()).toBe('2027-10-31T00:30:00.000Z')
  const ines = await member('Ines', 'Europe/Lisbon')
  for (const wrong of [at(2 * DAY) - 60_000, at(20 * 60_000), at(29 * DAY), at(-DAY)])
    expect(await codeOf(offerSlot(ines.id, { wish: A_WISH, at: wrong, weeklyIn: null }, NOW))).toBe(
      'slot/no-such-time',
    )
  expect(await db.offer.count()).toBe(0)
})

test('[BK2] a weekly offer keeps its hour by the clock, and what was taken back stays away', async () => {
  const ines = await member('Ines', 'Europe/Lisbon')
  const first = momentOf({ date: '2027-03-27', minutes: 19 * 60 }, 'Europe/Lisbon') ?? 0
  await offerSlot(ines.id, { wish: A_WISH, at: first, weeklyIn: 'Europe/Lisbon' }, NOW)
  const times = async () =>
    (await db.offer.findMany({ where: { status: 'open' }, orderBy: { startsAt: 'asc' } })).map(
      ({ startsAt }) => startsAt.toISOString(),
    )
  expect(await times()).toEqual([
    '2027-03-27T19:00:00.000Z',
    '2027-04-03T18:00:00.000Z',
    '2027-04-10T18:00:00.000Z',
    '2027-04-17T18:00:00.000Z',
  ])
  await withdrawOffer(ines.id, Date.parse('2027-04-03T18:00:00Z'))
  await extendAllWeekly(new Date(at(7 * DAY)))
  await extendAllWeekly(new Date(at(7 * DAY)))
  expect(await times()).toEqual([
    '2027-03-27T19:00:00.000Z',
    '2027-04-10T18:00:00.000Z',
    '2027-04-17T18:00:00.000Z',
    '2027-04-24T18:00:00.000Z',
  ])
  const { id } = await db.weeklyOffer.findFirstOrThrow()
  const sami = await member('Sami')
  expect(await codeOf(withdrawWeekly(sami.id, id))).toBe('not-found')
  await withdrawWeekly(ines.id, id)
  expect(await times()).toEqual([])
})

test('[BK3] of everybody who books one hour at once one gets it', async () => {
  const ines = await member('Ines')
  const startsAt = at(2 * DAY)
  const offerId = await offered(ines, startsAt)
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
  // Were the code to forget, the key of the table would not.
  const { matchId } = await db.booking.findFirstOrThrow()
  const taken = await db.bookedTime.findFirstOrThrow({ where: { userId: mara.id } })
  await expect(
    db.bookedTime.create({ data: { userId: mara.id, at: taken.at, matchId } }),
  ).rejects.toMatchObject({ code: 'P2002' })
  // Those that overlap are not offered to her any more; the hour before is.
  const view = await getSlotsView({ user: mara, wish: A_WISH, week: 0 }, NOW)
  expect(view.hours.flatMap(({ cells }) => cells).filter(({ fitting }) => fitting > 0)).toEqual([])
})

test('[BK4] only who fits is counted and can book: by wish, case, partners of before and blocks', async () => {
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

test('[BK5] reliability caps what somebody has booked at once', async () => {
  const mara = await member('Mara')
  for (let n = 0; n < 3; n++) await booked(await member(`Person ${n}`), mara, at(2 * DAY + n * 2 * HOUR))
  expect(await codeOf(booked(await member('Sami'), mara, at(3 * DAY)))).toBe('slot/too-many-booked')
  // Nobody is offered an hour of somebody who has enough, and offers none while they have a round.
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
