import { ACCOUNT_TAKEN_BACK } from '@/lib/auth/server/links/account-taken-back'
import { handles, type JobHandler, repeats } from '@/lib/jobs/domain/job'
import type { Reaction } from '@/lib/rooms/server/log/reaction'
import { CHECK_ROOM, END_TICKET, END_UNANSWERED, PAIR_WAITING, RELEASE_ROOM } from './job-kinds'
import { endUnanswered } from './match/answer-match'
import { endTicket } from './queue/leave-queue'
import { pairWaiting } from './queue/pair-waiting'
import { lookAgain, removeOldArrivals } from './queue/tidy-queue'
import { checkRoom } from './room/check-room'
import { GONE_ALONE, noticesAlone, releaseAlone, releaseRoom, releasesPeople } from './room/release-room'
import { REMIND } from './slots/booking-jobs'
import { removeFeed } from './slots/calendar'
import { endLostRounds } from './slots/end-lost-rounds'
import { BOOKING_MAIL } from './slots/mail/booking-mail'
import { sendBookingMail } from './slots/mail/send-booking-mail'
import { extendAllWeekly, removeOldOffers } from './slots/offers/extend-weekly'
import { remind } from './slots/remind'

export const matchingJobs: readonly JobHandler[] = [
  handles(PAIR_WAITING, ({ language }) => pairWaiting(language)),
  handles(END_TICKET, ({ userId }) => endTicket(userId, new Date())),
  handles(END_UNANSWERED, ({ matchId }) => endUnanswered(matchId, new Date())),
  handles(CHECK_ROOM, ({ matchId }) => checkRoom(matchId, new Date())),
  handles(RELEASE_ROOM, ({ roomId }) => releaseRoom(roomId)),
  handles(GONE_ALONE, (gone) => releaseAlone(gone, new Date())),
  handles(REMIND, (reminder) => remind(reminder, new Date())),
  // Their calendar link works without a session.
  handles(ACCOUNT_TAKEN_BACK, ({ userId }) => removeFeed(userId)),
  handles(BOOKING_MAIL, (mail) => sendBookingMail(mail, new Date())),
  repeats('matching/extend-weekly', '10 1 * * *', () => extendAllWeekly(new Date()), { atStart: true }),
  repeats('matching/end-lost-rounds', '*/5 * * * *', () => endLostRounds(new Date()), { atStart: true }),
  repeats('matching/remove-old-offers', '45 3 * * *', () => removeOldOffers(new Date())),
  repeats('matching/remove-old-arrivals', '40 3 * * *', () => removeOldArrivals(new Date())),
  // A new release may have brought new cases.
  repeats('matching/look-again', '55 * * * *', lookAgain, { atStart: true }),
]

/** How matching reacts to a room's events. */
export const matchingReactions: readonly Reaction[] = [releasesPeople, noticesAlone]
