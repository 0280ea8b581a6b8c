'use server'

import { z } from 'zod'
import { mayMeetOthers } from '@/lib/auth/domain/may-meet-others'
import { membersOnly } from '@/lib/auth/domain/members-only'
import { isTimeZone } from '@/lib/auth/domain/time-zones'
import { authedAction } from '@/lib/auth/next/authed-action'
import { appError } from '@/lib/shared/errors'
import { idSchema } from '@/lib/shared/id-schema'
import { momentOf } from './domain/slots/slot-time'
import { wishSchema } from './domain/wish'
import { askAgain } from './server/slots/ask-again'
import { assertSlotPace } from './server/slots/assert-slot-pace'
import { bookSlot } from './server/slots/book-slot'
import { makeFeed, removeFeed } from './server/slots/calendar'
import { answerMove, cancelBooking, proposeMove } from './server/slots/change-booking'
import { getSlotsView, listSlotOffers } from './server/slots/get-slots-view'
import { offerSlot } from './server/slots/offers/offer-slot'
import { declineAsk, withdrawOffer, withdrawWeekly } from './server/slots/offers/withdraw-offer'

const moment = z.number().int().nonnegative().max(4_102_444_800_000)
const aBooking = z.strictObject({ matchId: idSchema })
const anOffer = z.strictObject({ offerId: idSchema })

/** A week of hours, as seen by a user with this wish. */
export const seeSlotsAction = authedAction(
  z.strictObject({ wish: wishSchema, week: z.number().int().min(0).max(3) }),
  (asked, { user, now }) => {
    membersOnly(user)
    assertSlotPace(user.id, now)
    return getSlotsView({ user, ...asked }, now)
  },
)

/** The offers of one hour that they may book. */
export const seeOffersAction = authedAction(
  z.strictObject({ wish: wishSchema, at: moment }),
  (asked, { user, now }) => {
    membersOnly(user)
    assertSlotPace(user.id, now)
    return listSlotOffers({ user, ...asked }, now)
  },
)

/** Offers an hour, once or every week by the clock of the user's zone. */
export const offerSlotAction = authedAction(
  z.strictObject({ wish: wishSchema, at: moment, weekly: z.boolean() }),
  ({ wish, at, weekly }, { user, now }) => {
    membersOnly(user)
    mayMeetOthers(user)
    assertSlotPace(user.id, now)
    return offerSlot(user.id, { wish, at, weeklyIn: weekly ? user.timeZone : null }, now)
  },
)

/** Withdraws an hour. */
export const withdrawOfferAction = authedAction(z.strictObject({ at: moment }), ({ at }, { user }) =>
  withdrawOffer(user.id, at),
)

/** Withdraws a weekly offer. */
export const withdrawWeeklyAction = authedAction(
  z.strictObject({ weeklyId: idSchema }),
  ({ weeklyId }, { user }) => withdrawWeekly(user.id, weeklyId),
)

/** Books an hour that somebody offers, or asked them for. */
export const bookSlotAction = authedAction(anOffer.extend({ wish: wishSchema }), (booked, { user, now }) => {
  membersOnly(user)
  mayMeetOthers(user)
  assertSlotPace(user.id, now)
  return bookSlot(user.id, booked, now)
})

/** Declines another round that somebody asked them for. */
export const declineAskAction = authedAction(anOffer, ({ offerId }, { user }) => declineAsk(user.id, offerId))

/** Cancels a booked round. */
export const cancelBookingAction = authedAction(aBooking, ({ matchId }, { user, now }) =>
  cancelBooking(user.id, matchId, now),
)

/** Proposes another time for a booked round, by the clock of the user's zone. */
export const proposeMoveAction = authedAction(
  aBooking.extend({ date: z.iso.date(), minutes: z.number().int().min(0).max(1_439) }),
  ({ matchId, ...local }, { user, now }) => {
    const to = isTimeZone(user.timeZone) ? momentOf(local, user.timeZone) : null
    if (to === null) throw appError('slot/no-such-time')
    return proposeMove(user.id, matchId, to, now)
  },
)

/** Agrees to the proposed time that they saw, or declines it. */
export const answerMoveAction = authedAction(
  aBooking.extend({ agrees: z.boolean(), to: moment }),
  ({ matchId, ...answer }, { user, now }) => answerMove(user.id, matchId, answer, now),
)

/** Asks the partner of a finished round for another one at the same time next week. */
export const askAgainAction = authedAction(
  z.strictObject({ roomId: idSchema }),
  ({ roomId }, { user, now }) => {
    membersOnly(user)
    mayMeetOthers(user)
    return askAgain(user.id, roomId, now)
  },
)

/** Creates a secret link to the user's calendar; an earlier link stops working. */
export const makeFeedAction = authedAction(z.strictObject({}), async (_, { user, now }) => {
  membersOnly(user)
  return { token: await makeFeed(user.id, now) }
})

/** Revokes the link. */
export const removeFeedAction = authedAction(z.strictObject({}), (_, { user }) => removeFeed(user.id))
