import ICAL from 'ical.js'
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest'
import { db } from '@/lib/db/client'
import { startJobs } from '@/lib/jobs/server/start-jobs'
import { setMailChoice } from '@/lib/mail/server/mail-choices'
import { completeEnv } from '@/lib/shared/env'
import { A_WISH } from '@/tests/fixtures/seekers'
import { DAY, HOUR, member, offeredHour, waitingJobs, withoutBookings } from '@/tests/fixtures/slots'
import { type MailServer, startMailServer } from '@/tests/support/servers/mail-server'
import { matchingJobs } from '../../matching-jobs'
import { bookSlot } from '../book-slot'
import { answerMove, cancelBooking, proposeMove } from '../change-booking'
import { endLostRounds } from '../end-lost-rounds'
import { remind } from '../remind'

beforeEach(withoutBookings)

let server: MailServer

beforeAll(async () => {
  server = await startMailServer()
  completeEnv({ SMTP_URL: server.url })
})
afterAll(() => server.stop())

test('[BK12] both are notified of changes to a round, and reminded, in their own time zone and unless they switched it off', async () => {
  const [ines, mara] = [await member('Ines', 'Europe/Lisbon'), await member('Mara', 'Asia/Kolkata')]
  const jobs = startJobs(matchingJobs)
  onTestFinished(jobs.stop)
  // It uses the real clock: reminders are sent whatever this test takes as the current time.
  const startsAt = Math.ceil((Date.now() + 26 * HOUR) / HOUR) * HOUR
  const now = new Date()
  const offerId = await offeredHour(ines, startsAt, A_WISH, now)
  const { matchId } = await bookSlot(mara.id, { offerId, wish: A_WISH }, now)
  const to = (id: string) => server.mails.filter((mail) => [mail.to].flat()[0]?.text.includes(id))
  await expect.poll(() => [to(ines.id).length, to(mara.id).length], { timeout: 20_000 }).toEqual([1, 1])
  const clock = (timeZone: string) =>
    new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone }).format(startsAt)
  const [hers] = to(mara.id)
  expect(hers?.subject).toBe('Round booked with Ines')
  expect(hers?.text).toContain(`at ${clock('Asia/Kolkata')} (Asia/Kolkata)`)
  expect(to(ines.id)[0]?.text).toContain(`at ${clock('Europe/Lisbon')} (Europe/Lisbon)`)
  const [calendar] = hers?.attachments ?? []
  expect(calendar?.contentType).toBe('text/calendar')
  const event = new ICAL.Component(ICAL.parse(String(calendar?.content))).getFirstSubcomponent('vevent')
  expect(event && new ICAL.Event(event).startDate.toJSDate().getTime()).toBe(startsAt)

  const reminders = await waitingJobs('matching/remind')
  expect(reminders.map(({ at }) => startsAt - at.getTime())).toEqual([DAY, HOUR, 600_000])
  await setMailChoice(mara.id, 'reminders', false, now)
  for (const before of [1440, 60, 10])
    await remind({ matchId, before, startsAt }, new Date(startsAt - before * 60_000))
  await expect.poll(() => to(ines.id).length, { timeout: 20_000 }).toBe(4)
  expect(
    to(ines.id)
      .slice(1)
      .map(({ subject }) => subject)
      .sort(),
  ).toEqual(['Round with Mara in 10 minutes', 'Round with Mara in 24 hours', 'Round with Mara in an hour'])
  const moved = startsAt + DAY
  await proposeMove(mara.id, matchId, moved, new Date())
  await expect.poll(() => to(ines.id).length, { timeout: 20_000 }).toBe(5)
  await answerMove(ines.id, matchId, { agrees: true, to: moved }, new Date())
  await expect.poll(() => [to(ines.id).length, to(mara.id).length], { timeout: 20_000 }).toEqual([6, 2])
  // Whatever name they take, it does not become a link in her mail.
  await db.user.update({ where: { id: mara.id }, data: { name: 'www.evil.example/win' } })
  await cancelBooking(mara.id, matchId, new Date())
  await expect.poll(() => to(ines.id).length, { timeout: 20_000 }).toBe(7)
  expect(
    to(ines.id)
      .slice(4)
      .map(({ subject }) => subject?.replaceAll('\u200b', '')),
  ).toEqual([
    'Mara asks for another time',
    'Round with Mara moved',
    'Round with www.evil.example/win cancelled',
  ])
  expect(`${to(ines.id)[6]?.text} ${to(ines.id)[6]?.html}`).not.toContain('evil.example')
  expect(to(mara.id).map(({ subject }) => subject)).toEqual([
    'Round booked with Ines',
    'Round with Ines moved',
  ])

  const again = await bookSlot(
    mara.id,
    { offerId: await offeredHour(ines, startsAt + 2 * DAY, A_WISH, now), wish: A_WISH },
    now,
  )
  await expect.poll(() => to(ines.id).length, { timeout: 20_000 }).toBe(8)
  await db.user.delete({ where: { id: mara.id } })
  await endLostRounds(now)
  await expect.poll(() => to(ines.id).length, { timeout: 20_000 }).toBe(9)
  expect(to(ines.id)[8]?.subject).toBe('Round cancelled: your partner left Threepoint')
  expect(await db.booking.count({ where: { matchId: again.matchId } })).toBe(0)
})
