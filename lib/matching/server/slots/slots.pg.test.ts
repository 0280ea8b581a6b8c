import ICAL from 'ical.js'
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { blockPerson } from '@/lib/auth/server/blocks/block-person'
import { db } from '@/lib/db/client'
import { pool } from '@/lib/db/pool'
import { startJobs } from '@/lib/jobs/server/start-jobs'
import { setMailChoice } from '@/lib/mail/server/mail-choices'
import { guideAccess } from '@/lib/rooms/domain/guide/guide-access'
import { findMembers } from '@/lib/rooms/server/access/find-members'
import { getRoom } from '@/lib/rooms/server/rounds/get-room'
import { listRounds } from '@/lib/rooms/server/rounds/list-rounds'
import { completeEnv } from '@/lib/shared/env'
import { AppError } from '@/lib/shared/errors'
import { type Person, person } from '@/tests/fixtures/builders'
import { endedRoom } from '@/tests/fixtures/ended-room'
import { A_WISH } from '@/tests/fixtures/seekers'
import { type MailServer, startMailServer } from '@/tests/support/servers/mail-server'
import { momentOf } from '../../domain/slots/slot-time'
import type { Wish } from '../../domain/wish'
import { getQueueView } from '../get-queue-view'
import { blockPartner } from '../match/block-partner'
import { getReliability } from '../match/get-reliability'
import { matchingJobs } from '../matching-jobs'
import { checkRoom } from '../room/check-room'
import { findAnother } from '../room/leave-room'
import { askAgain, getAskedAgain } from './ask-again'
import { bookSlot } from './book-slot'
import { getCalendarFile, makeFeed, readFeed, removeFeed } from './calendar'
import { answerMove, cancelBooking, proposeMove } from './change-booking'
import { extendAllWeekly } from './extend-weekly'
import { getSlotsView, listSlotOffers } from './get-slots-view'
import { offerSlot } from './offer-slot'
import { remind } from './remind'
import { withdrawOffer, withdrawWeekly } from './withdraw-offer'

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** A Friday, two days before the clocks of Europe are put forward. */
const NOW = new Date('2027-03-26T10:00:00Z')
const at = (ms: number) => NOW.getTime() + ms

async function codeOf(promise: Promise<unknown>): Promise<string> {
  try {
    await promise
    return 'none'
  } catch (error) {
    if (error instanceof AppError) return error.code
    throw error
  }
}

/** Somebody with a confirmed address, in a zone. */
async function member(name: string, timeZone = 'UTC'): Promise<Person & { timeZone: string }> {
  const one = await person(name)
  await db.user.update({
    where: { id: one.id },
    data: { emailVerified: new Date(), profile: { update: { timeZone } } },
  })
  return { ...one, timeZone }
}

const isGuideClosed = async ({ id }: Person, caseId: string, now: Date) =>
  guideAccess(await listRounds(id, caseId), now) === 'answering-now'

const offerOf = ({ id }: Person, startsAt: number) =>
  db.offer.findUniqueOrThrow({ where: { userId_startsAt: { userId: id, startsAt: new Date(startsAt) } } })

/** One offers an hour and the other books it. */
async function booked(offerer: Person, booker: Person, startsAt: number, wish: Wish = A_WISH) {
  await offerSlot(offerer.id, { wish, at: startsAt, weeklyIn: null }, NOW)
  const { id: offerId } = await offerOf(offerer, startsAt)
  const { matchId } = await bookSlot(booker.id, { offerId, wish: A_WISH }, NOW)
  const match = await db.match.findUniqueOrThrow({ where: { id: matchId }, include: { seats: true } })
  return { matchId, roomId: match.roomId ?? '', match }
}

beforeAll(() => {
  completeEnv({ AUTH_SECRET: 'a secret for tests that is long enough', APP_URL: 'http://localhost:3000' })
})
beforeEach(async () => {
  await db.match.deleteMany()
  await db.user.deleteMany()
  await pool().query('delete from graphile_worker._private_jobs')
})

describe('offering and booking', () => {
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
    await offerSlot(ines.id, { wish: A_WISH, at: startsAt, weeklyIn: null }, NOW)
    const { id: offerId } = await offerOf(ines, startsAt)
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
})

describe('the room of a booked round', () => {
  test('[BK6] is made at once, opens ten minutes before, and closes its guide to its candidate from the start', async () => {
    const [ines, mara] = [await member('Ines'), await member('Mara')]
    const startsAt = at(20 * DAY)
    const { roomId, match } = await booked(ines, mara, startsAt, { ...A_WISH, firstRound: 'answer' })
    expect(match.seats.find(({ userId }) => userId === ines.id)?.role).toBe('candidate')
    for (const one of [ines, mara]) {
      expect(await codeOf(getRoom(one.id, roomId, startsAt - 11 * 60_000))).toBe('room/not-open')
      expect((await getRoom(one.id, roomId, startsAt - 9 * 60_000)).matched).toBe(true)
    }
    const sami = await member('Sami')
    expect(await codeOf(getRoom(sami.id, roomId, startsAt - 11 * 60_000))).toBe('not-found')
    const membersAt = async (ms: number) => (await findMembers([roomId], new Date(ms))).get(roomId)?.length
    expect([await membersAt(startsAt - 11 * 60_000), await membersAt(startsAt - 9 * 60_000)]).toEqual([0, 2])
    // Also long before: rooms of before were forgotten after a week.
    for (const ms of [NOW.getTime(), at(10 * DAY), startsAt + DAY])
      expect([ms, await isGuideClosed(ines, match.caseId, new Date(ms))]).toEqual([ms, true])
    expect(await isGuideClosed(mara, match.caseId, NOW)).toBe(false)
  })

  test('[BK7] becomes the match of both ten minutes before; whoever does not come counts as absent, and the other finds another', async () => {
    const [ines, mara] = [await member('Ines'), await member('Mara')]
    const startsAt = at(2 * DAY)
    const { matchId, roomId } = await booked(ines, mara, startsAt)
    expect(await getQueueView(ines.id, new Date(startsAt - 20 * HOUR))).toMatchObject({
      status: 'idle',
      ahead: { next: { partner: 'Mara' } },
    })
    await remind({ matchId, before: 10, startsAt }, new Date(startsAt - 10 * 60_000))
    expect(await getQueueView(ines.id, new Date(startsAt - 9 * 60_000))).toMatchObject({
      status: 'room',
      roomId,
      dueInMs: 14 * 60_000,
    })
    await db.roomEvent.create({
      data: {
        roomId,
        seq: 2,
        at: new Date(startsAt),
        actorId: ines.id,
        kind: 'member/joined',
        visibility: 'all',
        data: new Uint8Array(),
      },
    })
    await checkRoom(matchId)
    expect(await getReliability(ines.id)).toEqual({ came: 1, of: 1 })
    expect(await getReliability(mara.id)).toEqual({ came: 0, of: 1 })
    await findAnother(ines.id, matchId, new Date(startsAt + 6 * 60_000))
    expect(await getQueueView(ines.id, new Date(startsAt + 6 * 60_000))).toMatchObject({ status: 'waiting' })
  })
})

test('[MA13] a block cancels what the two have booked', async () => {
  const [ines, mara] = [await member('Ines'), await member('Mara')]
  await booked(ines, mara, at(2 * DAY))
  await blockPartner(ines.id, mara.id, NOW)
  expect([await db.booking.count(), await db.room.count()]).toEqual([0, 0])
  expect(await getReliability(ines.id)).toEqual({ came: 0, of: 0 })
})

describe('changing a booked round', () => {
  test('[BK8] is cancelled by its people alone; within the hour before it counts against who cancels', async () => {
    const [ines, mara, sami] = [await member('Ines'), await member('Mara'), await member('Sami')]
    const startsAt = at(2 * DAY)
    const first = await booked(ines, mara, startsAt)
    expect(await codeOf(cancelBooking(sami.id, first.matchId, NOW))).toBe('not-found')
    await cancelBooking(mara.id, first.matchId, new Date(startsAt - 61 * 60_000))
    expect([await db.booking.count(), await db.bookedTime.count(), await db.room.count()]).toEqual([0, 0, 0])
    expect(await getReliability(mara.id)).toEqual({ came: 0, of: 0 })
    // The hour is offered again, as whoever offered it did not cancel.
    expect((await offerOf(ines, startsAt)).status).toBe('open')
    expect(await codeOf(cancelBooking(mara.id, first.matchId, NOW))).toBe('slot/over')
    const { matchId } = await bookSlot(
      mara.id,
      { offerId: (await offerOf(ines, startsAt)).id, wish: A_WISH },
      NOW,
    )
    await cancelBooking(ines.id, matchId, new Date(startsAt - 59 * 60_000))
    expect(await getReliability(ines.id)).toEqual({ came: 0, of: 1 })
    expect(await getReliability(mara.id)).toEqual({ came: 0, of: 0 })
    expect((await offerOf(ines, startsAt)).status).toBe('withdrawn')
    const { rows } = await pool().query(
      `select task_identifier from graphile_worker.jobs where task_identifier in ('matching/remind', 'matching/check-room')`,
    )
    expect(rows).toEqual([])
  })

  test('[BK9] moves once both agree; until then, and where the time is taken, it stays', async () => {
    const [ines, mara, sami] = [await member('Ines'), await member('Mara'), await member('Sami')]
    const [startsAt, to] = [at(2 * DAY), at(3 * DAY)]
    const { matchId, roomId } = await booked(ines, mara, startsAt)
    expect(await codeOf(proposeMove(sami.id, matchId, to, NOW))).toBe('not-found')
    expect(await codeOf(proposeMove(ines.id, matchId, at(-HOUR), NOW))).toBe('slot/no-such-time')
    expect(await codeOf(proposeMove(ines.id, matchId, startsAt, NOW))).toBe('slot/same-time')
    await proposeMove(ines.id, matchId, to, NOW)
    expect(await codeOf(answerMove(ines.id, matchId, true, NOW))).toBe('not-found')
    await answerMove(mara.id, matchId, false, NOW)
    await proposeMove(ines.id, matchId, to, NOW)
    const other = await booked(sami, mara, to)
    expect(await codeOf(answerMove(mara.id, matchId, true, NOW))).toBe('slot/busy')
    expect((await db.booking.findUniqueOrThrow({ where: { matchId } })).startsAt).toEqual(new Date(startsAt))
    expect(await db.bookedTime.count({ where: { matchId } })).toBe(6)
    await cancelBooking(sami.id, other.matchId, NOW)
    await answerMove(mara.id, matchId, true, NOW)
    expect(await db.booking.findUniqueOrThrow({ where: { matchId } })).toMatchObject({
      startsAt: new Date(to),
      moves: 1,
      movesTo: null,
    })
    expect(await codeOf(getRoom(ines.id, roomId, startsAt))).toBe('room/not-open')
    expect((await getRoom(ines.id, roomId, to - 9 * 60_000)).id).toBe(roomId)
    const { rows } = await pool().query(
      `select run_at from graphile_worker.jobs where task_identifier = 'matching/remind' order by run_at`,
    )
    expect(rows.map(({ run_at }) => to - run_at.getTime())).toEqual([DAY, HOUR, 600_000])
    // What was to remind of the old time reminds nobody.
    await remind({ matchId, before: 10, startsAt }, new Date(startsAt - 10 * 60_000))
    expect(await db.ticket.count()).toBe(0)
  })
})

test('[BK13] after a round either asks the other for the same time next week; where both do, it is booked', async () => {
  const [ines, mara, sami] = [
    await member('Ines', 'Europe/Lisbon'),
    await member('Mara', 'America/New_York'),
    await member('Sami'),
  ]
  // 19:03 in Lisbon on the evening before the clocks change.
  const roomId = await endedRoom(ines, {
    others: [[mara, 'interviewer']],
    from: new Date('2027-03-27T19:03:00Z'),
  })
  const now = new Date('2027-03-27T19:30:00Z')
  const next = new Date('2027-04-03T18:00:00Z')
  expect(await getAskedAgain(ines.id, roomId, now)).toMatchObject({ partner: 'Mara', state: 'open' })
  expect(await codeOf(askAgain(sami.id, roomId, now))).toBe('not-found')
  await askAgain(ines.id, roomId, now)
  await askAgain(ines.id, roomId, now)
  expect(await db.offer.findMany()).toMatchObject([{ userId: ines.id, forId: mara.id, startsAt: next }])
  expect(await getAskedAgain(ines.id, roomId, now)).toMatchObject({ state: 'asked' })
  // Nobody else sees it, and she books it from her page as well.
  const hoursOf = async (user: typeof mara) => getSlotsView({ user, wish: A_WISH, week: 1 }, now)
  expect((await hoursOf(sami)).hours.flatMap(({ cells }) => cells).some(({ fitting }) => fitting > 0)).toBe(
    false,
  )
  const [asked] = (await hoursOf(mara)).asks
  expect(asked).toMatchObject({ name: 'Ines', when: 'Saturday 3 April, 14:00' })
  expect(await codeOf(bookSlot(sami.id, { offerId: asked?.offerId ?? '', wish: A_WISH }, now))).toBe(
    'not-found',
  )
  // By her clock it is another hour a week later: it is hers, who asked, that counts.
  expect(await getAskedAgain(mara.id, roomId, now)).toMatchObject({
    when: 'Saturday, 3 April 2027 at 14:00 (America/New_York)',
    state: 'partner asked',
  })
  await askAgain(mara.id, roomId, now)
  expect(await getAskedAgain(mara.id, roomId, now)).toMatchObject({ state: 'booked' })
  const [seat] = await db.matchSeat.findMany({ where: { userId: mara.id } })
  // They swap: whoever asked last time answers now.
  expect(seat?.role).toBe('candidate')
})

describe('calendars', () => {
  /** The rounds of a calendar file, as another library reads them. */
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

  test('[BK10] a booked round has a file for its two people, which another library reads', async () => {
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

  test('[BK11] a secret link reads one person’s rounds until it is replaced or removed', async () => {
    const [ines, mara] = [await member('Ines'), await member('Mara')]
    const { matchId } = await booked(ines, mara, at(2 * DAY))
    const old = await makeFeed(ines.id, NOW)
    expect(JSON.stringify(await db.calendarFeed.findMany())).not.toContain(old)
    expect(read(await readFeed(old, NOW))).toHaveLength(1)
    await proposeMove(mara.id, matchId, at(3 * DAY), NOW)
    await answerMove(ines.id, matchId, true, NOW)
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
})

describe('mails', () => {
  let server: MailServer

  beforeAll(async () => {
    server = await startMailServer()
    completeEnv({ SMTP_URL: server.url })
  })
  afterAll(() => server.stop())

  test('[BK12] both are told of what becomes of a round, and reminded, in their own time and unless they switched it off', async () => {
    const [ines, mara] = [await member('Ines', 'Europe/Lisbon'), await member('Mara', 'Asia/Kolkata')]
    const jobs = startJobs(matchingJobs)
    onTestFinished(jobs.stop)
    // Its own clock is the real one: reminders go out whatever this test takes for now.
    const startsAt = Math.ceil((Date.now() + 26 * HOUR) / HOUR) * HOUR
    const now = new Date()
    await offerSlot(ines.id, { wish: A_WISH, at: startsAt, weeklyIn: null }, now)
    const { id: offerId } = await offerOf(ines, startsAt)
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

    const { rows } = await pool().query(
      `select run_at from graphile_worker.jobs where task_identifier = 'matching/remind' order by run_at`,
    )
    expect(rows.map(({ run_at }) => startsAt - run_at.getTime())).toEqual([DAY, HOUR, 600_000])
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
    await cancelBooking(mara.id, matchId, new Date())
    await expect.poll(() => to(ines.id).length, { timeout: 20_000 }).toBe(5)
    expect(to(ines.id)[4]?.subject).toBe('Round with Mara cancelled')
    expect(to(mara.id).map(({ subject }) => subject)).toEqual(['Round booked with Ines'])
  })
})
