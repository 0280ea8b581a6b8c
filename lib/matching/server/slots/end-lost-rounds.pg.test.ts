import { beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { A_WISH } from '@/tests/fixtures/seekers'
import { at, booked, DAY, member, NOW, offerOf, waitingJobs, withoutBookings } from '@/tests/fixtures/slots'
import { codeOf } from '@/tests/support/errors/code-of'
import { getReliability } from '../match/get-reliability'
import { cancelBooking } from './change-booking'
import { endLostRounds } from './end-lost-rounds'
import { offerSlot } from './offers/offer-slot'

beforeEach(withoutBookings)

describe('deleting an account', () => {
  test.each([
    ['the candidate', 'answer', 'offers'],
    ['the interviewer', 'ask', 'offers'],
    ['whoever booked', 'ask', 'books'],
  ] as const)(
    '[BK14] ends the rounds that %s has booked, and the partner has that time free again',
    async (_, firstRound, did) => {
      const [ines, mara, sami] = [await member('Ines'), await member('Mara'), await member('Sami')]
      const startsAt = at(2 * DAY)
      const { matchId } = await booked(ines, mara, startsAt, { ...A_WISH, firstRound })
      const kept = await booked(ines, sami, at(3 * DAY))
      const [gone, left] = did === 'offers' ? [ines, mara] : [mara, ines]
      if (did === 'offers') await cancelBooking(sami.id, kept.matchId, NOW)
      await db.user.delete({ where: { id: gone.id } })
      await endLostRounds(NOW)
      await endLostRounds(NOW)
      expect(await db.booking.count({ where: { matchId } })).toBe(0)
      expect(await db.bookedTime.count({ where: { userId: left.id, at: new Date(startsAt) } })).toBe(0)
      expect(await db.room.count()).toBe(did === 'offers' ? 0 : 1)
      const told = (await waitingJobs('matching/booking-mail')).map(({ payload }) => payload)
      expect(told).toContainEqual({ news: 'partner-gone', matchId, userId: left.id, startsAt })
      // That hour of theirs is open to others again; their rounds with others stay.
      if (did === 'books') {
        expect((await offerOf(ines, startsAt)).status).toBe('open')
        expect(await db.booking.count()).toBe(1)
      }
      expect(await codeOf(offerSlot(left.id, { wish: A_WISH, at: startsAt, weeklyIn: null }, NOW))).toBe(
        'none',
      )
      expect(await getReliability(left.id)).toEqual({ came: 0, of: 0 })
    },
  )
})
