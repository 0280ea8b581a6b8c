import { beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { guideAccess } from '@/lib/rooms/domain/guide/guide-access'
import { findMembers } from '@/lib/rooms/server/access/find-members'
import { getRoom } from '@/lib/rooms/server/rounds/get-room'
import { listRounds } from '@/lib/rooms/server/rounds/list-rounds'
import type { Person } from '@/tests/fixtures/builders'
import { A_WISH } from '@/tests/fixtures/seekers'
import {
  at,
  booked,
  DAY,
  HOUR,
  MINUTE,
  member,
  NOW,
  offeredHour,
  offerOf,
  waitingJobs,
  withoutBookings,
} from '@/tests/fixtures/slots'
import { codeOf } from '@/tests/support/errors/code-of'
import { getQueueView } from '../get-queue-view'
import { blockPartner } from '../match/block-partner'
import { getReliability } from '../match/get-reliability'
import { checkRoom } from '../room/check-room'
import { findAnother } from '../room/leave-room'
import { bookSlot } from './book-slot'
import { answerMove, cancelBooking, proposeMove } from './change-booking'
import { remind } from './remind'

const isGuideClosed = async ({ id }: Person, caseId: string, now: Date) =>
  guideAccess(await listRounds(id, caseId), now) === 'answering-now'

beforeEach(withoutBookings)

describe('the room of a booked round', () => {
  test('[BK6] is created at once, opens ten minutes before, and closes its guide to its candidate from the start', async () => {
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
    // Also long before: earlier, rooms were forgotten after a week.
    for (const ms of [NOW.getTime(), at(10 * DAY), startsAt + DAY])
      expect([ms, await isGuideClosed(ines, match.caseId, new Date(ms))]).toEqual([ms, true])
    expect(await isGuideClosed(mara, match.caseId, NOW)).toBe(false)
  })

  test('[BK7] becomes the match of both ten minutes before; an absent user is recorded as such, and the other can find another', async () => {
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
    await checkRoom(matchId, new Date(startsAt + 5 * MINUTE))
    expect(await getReliability(ines.id)).toEqual({ came: 1, of: 1 })
    expect(await getReliability(mara.id)).toEqual({ came: 0, of: 1 })
    await findAnother(ines.id, matchId, new Date(startsAt + 6 * 60_000))
    expect(await getQueueView(ines.id, new Date(startsAt + 6 * 60_000))).toMatchObject({ status: 'waiting' })
  })
})

test('[BK7] a late last reminder still makes it their match, and mails nothing outdated', async () => {
  const [ines, mara] = [await member('Ines'), await member('Mara')]
  const startsAt = at(2 * DAY)
  const { matchId, roomId } = await booked(ines, mara, startsAt)
  const late = new Date(startsAt + 4 * MINUTE)
  await remind({ matchId, before: 60, startsAt }, late)
  expect(await db.ticket.count()).toBe(0)
  await remind({ matchId, before: 10, startsAt }, late)
  expect(await getQueueView(ines.id, late)).toMatchObject({ status: 'room', roomId })
  const mails = await waitingJobs('matching/booking-mail')
  expect(mails.map(({ payload }) => payload)).not.toContainEqual(
    expect.objectContaining({ news: 'reminder' }),
  )
})

test('[MA13] a block cancels what is being booked at the same moment, and a round that has begun does not prevent it', async () => {
  const [ines, mara] = [await member('Ines'), await member('Mara')]
  const { roomId } = await booked(ines, mara, at(2 * DAY))
  await db.room.update({ where: { id: roomId }, data: { phase: 'running' } })
  const offerId = await offeredHour(ines, at(3 * DAY))
  await Promise.all([
    codeOf(bookSlot(mara.id, { offerId, wish: A_WISH }, NOW)),
    blockPartner(ines.id, mara.id, NOW),
  ])
  expect(await db.booking.findMany({ select: { startsAt: true } })).toEqual([
    { startsAt: new Date(at(2 * DAY)) },
  ])
  expect(await db.block.count()).toBe(1)
})

test('[MA13] a block cancels the rounds that the two have booked', async () => {
  const [ines, mara] = [await member('Ines'), await member('Mara')]
  await booked(ines, mara, at(2 * DAY))
  await blockPartner(ines.id, mara.id, NOW)
  expect([await db.booking.count(), await db.room.count()]).toEqual([0, 0])
  expect(await getReliability(ines.id)).toEqual({ came: 0, of: 0 })
})

describe('changing a booked round', () => {
  test('[BK8] is cancelled only by its people; within an hour of the start it counts against the one who cancels', async () => {
    const [ines, mara, sami] = [await member('Ines'), await member('Mara'), await member('Sami')]
    const startsAt = at(2 * DAY)
    const first = await booked(ines, mara, startsAt)
    expect(await codeOf(cancelBooking(sami.id, first.matchId, NOW))).toBe('not-found')
    await cancelBooking(mara.id, first.matchId, new Date(startsAt - 61 * 60_000))
    expect([await db.booking.count(), await db.bookedTime.count(), await db.room.count()]).toEqual([0, 0, 0])
    expect(await getReliability(mara.id)).toEqual({ came: 0, of: 0 })
    // The hour is offered again, as the person who offered it did not cancel.
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
    for (const kind of ['matching/remind', 'matching/check-room']) expect(await waitingJobs(kind)).toEqual([])
  })

  test('[BK9] moves once both agree; until then, and if the time is taken, it stays', async () => {
    const [ines, mara, sami] = [await member('Ines'), await member('Mara'), await member('Sami')]
    const [startsAt, to] = [at(2 * DAY), at(3 * DAY)]
    const { matchId, roomId } = await booked(ines, mara, startsAt)
    expect(await codeOf(proposeMove(sami.id, matchId, to, NOW))).toBe('not-found')
    expect(await codeOf(proposeMove(ines.id, matchId, at(-HOUR), NOW))).toBe('slot/no-such-time')
    expect(await codeOf(proposeMove(ines.id, matchId, startsAt, NOW))).toBe('slot/same-time')
    await proposeMove(ines.id, matchId, to, NOW)
    expect(await codeOf(answerMove(ines.id, matchId, { agrees: true, to }, NOW))).toBe('not-found')
    await answerMove(mara.id, matchId, { agrees: false, to }, NOW)
    await proposeMove(ines.id, matchId, to, NOW)
    const other = await booked(sami, mara, to)
    expect(await codeOf(answerMove(mara.id, matchId, { agrees: true, to }, NOW))).toBe('slot/busy')
    expect((await db.booking.findUniqueOrThrow({ where: { matchId } })).startsAt).toEqual(new Date(startsAt))
    expect(await db.bookedTime.count({ where: { matchId } })).toBe(6)
    await cancelBooking(sami.id, other.matchId, NOW)
    await answerMove(mara.id, matchId, { agrees: true, to }, NOW)
    expect(await db.booking.findUniqueOrThrow({ where: { matchId } })).toMatchObject({
      startsAt: new Date(to),
      moves: 1,
      movesTo: null,
    })
    expect(await codeOf(getRoom(ines.id, roomId, startsAt))).toBe('room/not-open')
    expect((await getRoom(ines.id, roomId, to - 9 * 60_000)).id).toBe(roomId)
    const reminders = await waitingJobs('matching/remind')
    expect(reminders.map((job) => to - job.at.getTime())).toEqual([DAY, HOUR, 600_000])
    // The reminder of the old time is not sent.
    await remind({ matchId, before: 10, startsAt }, new Date(startsAt - 10 * 60_000))
    expect(await db.ticket.count()).toBe(0)
  })
  test('[BK9] agreeing moves it to the time that was seen, and to no other', async () => {
    const [ines, mara] = [await member('Ines'), await member('Mara')]
    const [startsAt, seen, other] = [at(2 * DAY), at(3 * DAY), at(4 * DAY)]
    const { matchId, roomId } = await booked(ines, mara, startsAt)
    await proposeMove(ines.id, matchId, seen, NOW)
    await proposeMove(ines.id, matchId, other, NOW)
    for (const agrees of [true, false])
      expect(await codeOf(answerMove(mara.id, matchId, { agrees, to: seen }, NOW))).toBe('slot/move-changed')
    expect(await db.booking.findUniqueOrThrow({ where: { matchId } })).toMatchObject({
      startsAt: new Date(startsAt),
      movesTo: new Date(other),
    })
    // They began early: it cannot be moved while they are in it.
    await db.room.update({ where: { id: roomId }, data: { phase: 'running' } })
    expect(await codeOf(answerMove(mara.id, matchId, { agrees: true, to: other }, NOW))).toBe('slot/over')
    expect(await codeOf(proposeMove(mara.id, matchId, seen, NOW))).toBe('slot/over')
    expect(await codeOf(cancelBooking(mara.id, matchId, NOW))).toBe('slot/over')
  })

  test('[BK9][BK8] the offer moves along, so that a user who goes on waiting has the same wish; it is for these two alone', async () => {
    const [ines, mara] = [await member('Ines'), await member('Mara')]
    const [startsAt, to] = [at(2 * DAY), at(3 * DAY)]
    const { matchId } = await booked(ines, mara, startsAt)
    await db.offer.updateMany({ data: { language: 'pt' } })
    // She offers the new time too: that offer is now taken.
    await offeredHour(ines, to)
    await proposeMove(mara.id, matchId, to, NOW)
    await answerMove(ines.id, matchId, { agrees: true, to }, NOW)
    expect([(await offerOf(ines, startsAt)).status, (await offerOf(ines, to)).status]).toEqual([
      'withdrawn',
      'booked',
    ])
    await remind({ matchId, before: 10, startsAt: to }, new Date(to - 10 * MINUTE))
    expect(await db.ticket.findMany({ select: { language: true } })).toEqual([
      { language: 'pt' },
      { language: 'pt' },
    ])
    await cancelBooking(mara.id, matchId, new Date(to - 5 * MINUTE))
    expect(await db.offer.count({ where: { status: { not: 'withdrawn' } } })).toBe(0)
  })
})
