import { beforeEach, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { A_WISH } from '@/tests/fixtures/seekers'
import { at, DAY, member, NOW, offerOf, withoutBookings } from '@/tests/fixtures/slots'
import { codeOf } from '@/tests/support/errors/code-of'
import { momentOf } from '../../../domain/slots/slot-time'
import { bookSlot } from '../book-slot'
import { cancelBooking } from '../change-booking'
import { extendAllWeekly } from './extend-weekly'
import { offerSlot } from './offer-slot'
import { withdrawOffer, withdrawWeekly } from './withdraw-offer'

beforeEach(withoutBookings)

test('[BK1] an hour that the clock skips cannot be offered; one that it shows twice is the first', async () => {
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

test('[BK2] a weekly offer keeps its local hour, and withdrawn hours stay withdrawn', async () => {
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

test('[BK2] a weekly offer that cannot be extended does not affect the others', async () => {
  const [ines, mara] = [await member('Ines'), await member('Mara')]
  for (const { id } of [ines, mara])
    await offerSlot(id, { wish: A_WISH, at: at(2 * DAY), weeklyIn: 'UTC' }, NOW)
  // The first of them has a time zone that this machine no longer knows.
  const [first] = await db.weeklyOffer.findMany({ orderBy: { id: 'asc' } })
  await db.weeklyOffer.update({ where: { id: first?.id ?? '' }, data: { timeZone: 'Europe/Nowhere' } })
  await extendAllWeekly(new Date(at(7 * DAY)))
  const open = await db.offer.groupBy({ by: ['userId'], _count: true, orderBy: { userId: 'asc' } })
  expect(open.map(({ _count }) => _count)).toEqual(first?.userId === ines.id ? [4, 5] : [5, 4])
})

test('[BK2] an hour of a stopped weekly offer is not offered again when its round is cancelled', async () => {
  const [ines, mara] = [await member('Ines'), await member('Mara')]
  await offerSlot(ines.id, { wish: A_WISH, at: at(2 * DAY), weeklyIn: 'UTC' }, NOW)
  const { id: offerId } = await offerOf(ines, at(2 * DAY))
  const { matchId } = await bookSlot(mara.id, { offerId, wish: A_WISH }, NOW)
  const { id } = await db.weeklyOffer.findFirstOrThrow()
  await withdrawWeekly(ines.id, id)
  await cancelBooking(mara.id, matchId, NOW)
  expect(await db.offer.count({ where: { status: 'open' } })).toBe(0)
})
