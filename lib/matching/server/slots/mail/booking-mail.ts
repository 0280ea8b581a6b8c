import { z } from 'zod'
import type { Queryable } from '@/lib/db/queryable'
import { addJob } from '@/lib/jobs/server/add-job'
import { mailJob } from '@/lib/mail/domain/mail-job'
import { idSchema } from '@/lib/shared/id-schema'

/** Kinds of mail about a booked round, or about one that somebody asks for. */
export const BOOKING_NEWS = [
  'booked',
  'moved',
  'cancelled',
  'partner-gone',
  'asked-to-move',
  'asked-again',
  'reminder',
] as const
export type BookingNews = (typeof BOOKING_NEWS)[number]

export const BOOKING_MAIL = mailJob(
  'matching/booking-mail',
  z.object({
    news: z.enum(BOOKING_NEWS),
    /** Null for a round that is only asked for. */
    matchId: idSchema.nullable(),
    /** The person who asks for it. */
    byId: idSchema.optional(),
    userId: idSchema,
    /** Ms since 1970; for a proposed move, the new time. */
    startsAt: z.number(),
    /** For a reminder, how many minutes before the start it is sent. */
    before: z.number().optional(),
  }),
)

type About = { matchId: string | null; byId?: string; userId: string; startsAt: Date; before?: number }

/** Queues a mail. At most one per person and subject waits, the newest. */
export async function addBookingMail(
  news: BookingNews,
  { startsAt, ...about }: About,
  within: Queryable,
): Promise<void> {
  const round = about.matchId ?? `${about.byId} ${startsAt.getTime()}`
  const key = [BOOKING_MAIL.name, news, about.before ?? '', round, about.userId].join(' ')
  await addJob(BOOKING_MAIL, { news, ...about, startsAt: startsAt.getTime() }, { key, within })
}
