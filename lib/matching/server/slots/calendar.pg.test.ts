import ICAL from 'ical.js'
import { beforeEach, expect, test } from 'vitest'
import { ACCOUNT_TAKEN_BACK } from '@/lib/auth/server/links/account-taken-back'
import { db } from '@/lib/db/client'
import { at, booked, DAY, member, NOW, withoutBookings } from '@/tests/fixtures/slots'
import { codeOf } from '@/tests/support/errors/code-of'
import { matchingJobs } from '../matching-jobs'
import { getCalendarFile, makeFeed, readFeed, removeFeed } from './calendar'
import { answerMove, cancelBooking, proposeMove } from './change-booking'

beforeEach(withoutBookings)

/** The rounds of a calendar file, as parsed by another library. */
const read = (file: string) =>
  new ICAL.Component(ICAL.parse(file)).getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component)
    return {
      summary: event.summary,
      start: event.startDate.toJSDate().toISOString(),
      end: event.endDate.toJSDate().toISOString(),
      sequence: event.sequence,
    }
  })

test('[BK10] a booked round has a file for its two people, which another library can parse', async () => {
  const name = 'Ana Čížková; née Müller, of \\ the very long and quite old family of the hills'.slice(0, 60)
  const [ines, mara, sami] = [await member('Ines'), await member(name), await member('Sami')]
  const startsAt = Date.parse('2027-03-29T18:00:00Z')
  const { matchId } = await booked(ines, mara, startsAt)
  const file = await getCalendarFile(ines.id, matchId)
  for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  expect(read(file)).toEqual([
    {
      summary: `Interview practice with ${name}`,
      start: '2027-03-29T18:00:00.000Z',
      end: '2027-03-29T18:45:00.000Z',
      sequence: 0,
    },
  ])
  expect(await codeOf(getCalendarFile(sami.id, matchId))).toBe('not-found')
})

test('[BK11] a secret link shows one user’s rounds until it is replaced or revoked', async () => {
  const [ines, mara] = [await member('Ines'), await member('Mara')]
  const { matchId } = await booked(ines, mara, at(2 * DAY))
  const old = await makeFeed(ines.id, NOW)
  expect(JSON.stringify(await db.calendarFeed.findMany())).not.toContain(old)
  expect(read(await readFeed(old, NOW))).toHaveLength(1)
  await proposeMove(mara.id, matchId, at(3 * DAY), NOW)
  await answerMove(ines.id, matchId, { agrees: true, to: at(3 * DAY) }, NOW)
  expect(read(await readFeed(old, NOW))).toMatchObject([
    { start: new Date(at(3 * DAY)).toISOString(), sequence: 1 },
  ])
  const fresh = await makeFeed(ines.id, NOW)
  for (const token of [old, '', 'made-up']) expect(await codeOf(readFeed(token, NOW))).toBe('not-found')
  await cancelBooking(ines.id, matchId, NOW)
  expect(read(await readFeed(fresh, NOW))).toEqual([])
  await removeFeed(ines.id)
  expect(await codeOf(readFeed(fresh, NOW))).toBe('not-found')
})

test('[BK11] the link is revoked when the owner of the address recovers the account from its creator', async () => {
  const [ines, mara] = [await member('Ines'), await member('Mara')]
  const [hers, theirs] = [await makeFeed(ines.id, NOW), await makeFeed(mara.id, NOW)]
  const job = matchingJobs.find(({ name }) => name === ACCOUNT_TAKEN_BACK.name)
  await job?.run({ userId: ines.id })
  expect([await codeOf(readFeed(hers, NOW)), await codeOf(readFeed(theirs, NOW))]).toEqual([
    'not-found',
    'none',
  ])
})
