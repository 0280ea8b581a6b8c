import { z } from 'zod'
import { db } from '@/lib/db/client'
import type { Queryable } from '@/lib/db/queryable'
import { addJob } from '@/lib/jobs/server/add-job'
import { button, letter } from '@/lib/mail/domain/letter'
import { mailJob } from '@/lib/mail/domain/mail-job'
import { sendNotice } from '@/lib/mail/server/send-mail'
import { siteAddress } from '@/lib/mail/server/site-address'
import { readRound } from '@/lib/rooms/server/rounds/find-round'
import { idSchema } from '@/lib/shared/id-schema'

const NEWS = ['asked', 'in', 'given', 'ended'] as const
type News = (typeof NEWS)[number]

/** Mails one person what became of a review. It names nobody: neither side knows the other. */
export const REVIEW_MAIL = mailJob(
  'review/mail',
  z.object({ news: z.enum(NEWS), reviewId: idSchema, userId: idSchema }),
)

/** At most one waiting mail per person and event. */
export async function addReviewMail(
  news: News,
  { reviewId, userId }: { reviewId: string; userId: string },
  within: Queryable,
): Promise<void> {
  const key = [REVIEW_MAIL.name, news, reviewId, userId].join(' ')
  await addJob(REVIEW_MAIL, { news, reviewId, userId }, { key, within })
}

/** @throws Error if it should be retried */
export async function sendReviewMail({ news, reviewId, userId }: z.output<typeof REVIEW_MAIL.payload>) {
  const review = await db.peerReview.findUnique({
    where: { id: reviewId },
    select: { roomId: true, status: true },
  })
  const round = review && (await readRound(review.roomId))
  // A request that was withdrawn since is not mailed.
  if (!round || (news === 'asked' && review.status !== 'asked')) return
  const { subject, what, action, path } = WORDS[news](round.title, round.id)
  await sendNotice({
    key: [news, reviewId, userId].join(' '),
    userId,
    kind: 'reviews',
    subject,
    letter: letter`
      ${what}

      ${button(action, siteAddress(path))}`,
  })
}

type Words = { subject: string; what: string; action: string; path: string }

const WORDS: Record<News, (title: string, roomId: string) => Words> = {
  asked: (title, roomId) => ({
    subject: `May your round on ${title} be reviewed?`,
    what: `The candidate of your round on ${title} would like it graded by somebody who was not there. That person would see the board, worksheet and chat, but no names, notes or grades. It needs your agreement.`,
    action: 'Answer',
    path: `/sessions/${roomId}`,
  }),
  in: (title, roomId) => ({
    subject: `Your round on ${title} was graded`,
    what: `A peer graded your round on ${title}. Their grade opens together with the other grades of the round.`,
    action: 'See it',
    path: `/sessions/${roomId}`,
  }),
  given: (title) => ({
    subject: `Your review of a round on ${title} is in`,
    what: `Thank you for your review of a round on ${title}. You can hand in one more round of yours.`,
    action: 'See your reviews',
    path: '/reviews',
  }),
  ended: (title) => ({
    subject: `The round on ${title} was taken back`,
    what: `The people of the round on ${title} that you had for review took it back. You need do nothing, and can take another round.`,
    action: 'Take another round',
    path: '/reviews',
  }),
}
