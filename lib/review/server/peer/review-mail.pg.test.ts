import { afterAll, beforeAll, expect, test } from 'vitest'
import { syncContent } from '@/lib/cases/server/sync-content'
import { db } from '@/lib/db/client'
import { setMailChoice } from '@/lib/mail/server/mail-choices'
import { completeEnv } from '@/lib/shared/env'
import { person } from '@/tests/fixtures/builders'
import { playHotelSession } from '@/tests/fixtures/hotel-session'
import { type MailServer, startMailServer } from '@/tests/support/servers/mail-server'
import { withdrawReview } from './agree'
import { handIn } from './hand-in'
import { sendReviewMail } from './review-mail'

const NOW = new Date('2026-11-20T20:00:00Z')
let server: MailServer

beforeAll(async () => {
  server = await startMailServer()
  completeEnv({
    SMTP_URL: server.url,
    AUTH_SECRET: 'a secret for tests that is long enough',
    APP_URL: 'https://threepoint.example',
  })
  await syncContent()
})
afterAll(() => server.stop())

test('[PR9] a mail names nobody, links to its page, and is not sent once it is switched off or its subject is gone', async () => {
  const [ines, mara] = [await person('Ines Duarte'), await person('Mara Kovac')]
  await db.user.updateMany({
    where: { id: { in: [ines.id, mara.id] } },
    data: { emailVerified: NOW },
  })
  const roomId = await playHotelSession(ines, mara, new Date('2026-11-20T18:00:00Z'))
  await handIn({ ...ines, level: 'mid', languages: ['en'] }, roomId, null, NOW)
  const { id: reviewId } = await db.peerReview.findUniqueOrThrow({ where: { roomId } })
  const asked = { news: 'asked', reviewId, userId: mara.id } as const
  await sendReviewMail(asked)
  await sendReviewMail({ news: 'in', reviewId, userId: ines.id })
  await sendReviewMail({ news: 'given', reviewId, userId: mara.id })
  await setMailChoice(ines.id, 'reviews', false, NOW)
  await sendReviewMail({ news: 'in', reviewId, userId: ines.id })
  await withdrawReview(ines.id, roomId)
  await sendReviewMail(asked)
  expect(server.mails.map(({ subject }) => subject)).toEqual([
    'May your round on Hotel availability and booking be reviewed?',
    'Your round on Hotel availability and booking was graded',
    'Your review of a round on Hotel availability and booking is in',
  ])
  const [first, , third] = server.mails
  expect(first?.text).toContain(`https://threepoint.example/sessions/${roomId}`)
  expect(first?.text).not.toContain('Ines')
  expect(third?.text).toContain('https://threepoint.example/reviews')
  expect(third?.text).not.toMatch(/Ines|Duarte/)
})
