import { beforeEach, expect, test } from 'vitest'
import { blockPerson } from '@/lib/auth/server/blocks/block-person'
import { db } from '@/lib/db/client'
import { pool } from '@/lib/db/pool'
import { endedRoom } from '@/tests/fixtures/ended-room'
import { A_WISH } from '@/tests/fixtures/seekers'
import { at, booked, DAY, member, NOW, waitingJobs, withoutBookings } from '@/tests/fixtures/slots'
import { codeOf } from '@/tests/support/errors/code-of'
import { askAgain, getAskedAgain } from './ask-again'
import { bookSlot } from './book-slot'
import { cancelBooking } from './change-booking'
import { getSlotsView } from './get-slots-view'
import { declineAsk } from './offers/withdraw-offer'

beforeEach(withoutBookings)

test('[BK13] after a round either can ask the other for the same time next week; if both do, it is booked', async () => {
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
  // Nobody else sees it, and she can book it from her page as well.
  const hoursOf = async (user: typeof mara) => getSlotsView({ user, wish: A_WISH, week: 1 }, now)
  expect((await hoursOf(sami)).hours.flatMap(({ cells }) => cells).some(({ fitting }) => fitting > 0)).toBe(
    false,
  )
  const [asked] = (await hoursOf(mara)).asks
  expect(asked).toMatchObject({ name: 'Ines', when: 'Saturday 3 April, 14:00' })
  expect(await codeOf(bookSlot(sami.id, { offerId: asked?.offerId ?? '', wish: A_WISH }, now))).toBe(
    'not-found',
  )
  // By her clock it is another hour a week later: the clock of Ines, who asked, counts.
  expect(await getAskedAgain(mara.id, roomId, now)).toMatchObject({
    when: 'Saturday, 3 April 2027 at 14:00 (America/New_York)',
    state: 'partner asked',
  })
  await askAgain(mara.id, roomId, now)
  expect(await getAskedAgain(mara.id, roomId, now)).toMatchObject({ state: 'booked' })
  const [seat] = await db.matchSeat.findMany({ where: { userId: mara.id } })
  // They swap: the one who asked last time answers now.
  expect(seat?.role).toBe('candidate')
})

test('[BK13] a declined request is not repeated, and not reported as declined; a cancelled one may be repeated', async () => {
  const [ines, mara] = [await member('Ines'), await member('Mara')]
  const roomId = await endedRoom(ines, {
    others: [[mara, 'interviewer']],
    from: new Date('2027-03-27T19:00:00Z'),
  })
  const now = new Date('2027-03-27T20:00:00Z')
  const asks = () => db.offer.findMany({ where: { status: 'open' } })
  await askAgain(ines.id, roomId, now)
  const [first] = await asks()
  const { matchId } = await bookSlot(mara.id, { offerId: first?.id ?? '', wish: A_WISH }, now)
  await cancelBooking(mara.id, matchId, now)
  expect(await getAskedAgain(ines.id, roomId, now)).toMatchObject({ state: 'open' })
  await askAgain(ines.id, roomId, now)
  const [second] = await asks()
  await declineAsk(mara.id, second?.id ?? '')
  expect(await getAskedAgain(ines.id, roomId, now)).toMatchObject({ state: 'asked' })
  await pool().query('delete from graphile_worker._private_jobs')
  await askAgain(ines.id, roomId, now)
  expect([await asks(), await waitingJobs('matching/booking-mail')]).toEqual([[], []])
})

test('[BK13][MA13] a blocked user asks like everybody else, and nobody learns of it', async () => {
  const [ines, mara] = [await member('Ines'), await member('Mara')]
  const from = new Date('2027-03-27T19:00:00Z')
  const roomId = await endedRoom(ines, { others: [[mara, 'interviewer']], from })
  const now = new Date('2027-03-27T20:00:00Z')
  await blockPerson(mara.id, ines.id)
  const again = () => getAskedAgain(ines.id, roomId, now)
  expect(await again()).toMatchObject({ partner: 'Mara', state: 'open' })
  await askAgain(ines.id, roomId, now)
  await askAgain(ines.id, roomId, now)
  expect(await again()).toMatchObject({ state: 'asked' })
  expect((await getSlotsView({ user: mara, wish: A_WISH, week: 1 }, now)).asks).toEqual([])
  expect(await waitingJobs('matching/booking-mail')).toEqual([])
  expect(await db.offer.count({ where: { status: 'open' } })).toBe(0)
  // A user who blocked somebody is offered nothing with them.
  expect(await getAskedAgain(mara.id, roomId, now)).toBeNull()
})

test('[BK13] nobody can ask for a time at which they have another round', async () => {
  const [ines, mara, sami] = [await member('Ines'), await member('Mara'), await member('Sami')]
  const from = new Date(at(-3 * DAY))
  const roomId = await endedRoom(ines, { others: [[mara, 'interviewer']], from })
  await booked(ines, sami, from.getTime() + 7 * DAY)
  expect(await codeOf(askAgain(ines.id, roomId, NOW))).toBe('slot/busy')
})

test('[SL12] nobody can ask a partner who deleted the session', async () => {
  const [ines, mara] = [await member('Ines'), await member('Mara')]
  const roomId = await endedRoom(ines, { others: [[mara, 'interviewer']], from: new Date(at(-3 * DAY)) })
  expect(await getAskedAgain(ines.id, roomId, NOW)).toMatchObject({ partner: 'Mara' })
  await db.member.updateMany({ where: { roomId, userId: mara.id }, data: { removedAt: NOW, goneAt: NOW } })
  expect(await getAskedAgain(ines.id, roomId, NOW)).toBeNull()
  expect(await codeOf(askAgain(ines.id, roomId, NOW))).toBe('not-found')
  expect(await db.offer.count()).toBe(0)
})
