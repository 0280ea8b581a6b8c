import { beforeEach, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { endedRoom } from '@/tests/fixtures/ended-room'
import { A_WISH } from '@/tests/fixtures/seekers'
import { codeOf, member, withoutBookings } from '@/tests/fixtures/slots'
import { askAgain, getAskedAgain } from './ask-again'
import { bookSlot } from './book-slot'
import { getSlotsView } from './get-slots-view'

beforeEach(withoutBookings)

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
