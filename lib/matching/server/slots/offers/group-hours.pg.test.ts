import { beforeAll, beforeEach, expect, test } from 'vitest'
import { blockPerson } from '@/lib/auth/server/blocks/block-person'
import { syncContent } from '@/lib/cases/server/sync-content'
import { db } from '@/lib/db/client'
import { createGroup } from '@/lib/groups/server/create-group'
import { setShown } from '@/lib/groups/server/get-group'
import { joinGroup, makeGroupLink } from '@/lib/groups/server/group-link'
import type { Person } from '@/tests/fixtures/builders'
import { endedRoom } from '@/tests/fixtures/ended-room'
import { A_WISH } from '@/tests/fixtures/seekers'
import { at, DAY, HOUR, member, NOW, offeredHour, withoutBookings } from '@/tests/fixtures/slots'
import { codeOf } from '@/tests/support/errors/code-of'
import { bookSlot } from '../book-slot'
import { listSlotOffers } from '../get-slots-view'
import { listGroupHours } from './list-group-hours'

type Zoned = Person & { timeZone: string }
let ines: Zoned
let mara: Zoned
let otto: Zoned
let groupId: string

const asUser = (one: Zoned) => ({ ...one, level: A_WISH.level, languages: ['en'] })
const offersAt = async (viewer: Zoned, startsAt: number) =>
  (await listSlotOffers({ user: viewer, wish: A_WISH, at: startsAt }, NOW)).map(({ fellow }) => fellow)
const hoursOf = async (viewer: Zoned) =>
  (await listGroupHours(asUser(viewer), groupId, NOW)).map(({ name, minutes }) => [name, minutes])

beforeAll(() => syncContent())
beforeEach(async () => {
  await withoutBookings()
  await db.group.deleteMany()
  ;[ines, mara, otto] = [await member('Ines'), await member('Mara'), await member('Otto')]
  ;({ id: groupId } = await createGroup(ines.id, 'Tuesday designers', NOW))
  const { token } = await makeGroupLink(ines.id, groupId, NOW)
  await joinGroup(mara.id, token, NOW)
})

test('[GP9] hours that a member shows come first, with their name; others look anonymous', async () => {
  await offeredHour(otto, at(DAY))
  await offeredHour(mara, at(DAY), A_WISH, new Date(at(HOUR)))
  expect(await offersAt(ines, at(DAY))).toEqual([null, null])
  expect(await hoursOf(ines)).toEqual([])
  await setShown(mara.id, groupId, { free: false, hours: true })
  const fellow = { name: 'Mara', group: 'Tuesday designers' }
  expect(await offersAt(ines, at(DAY))).toEqual([fellow, null])
  expect(await hoursOf(ines)).toEqual([['Mara', 45]])
  // Users who are not in the group are shown nothing, whatever they request.
  expect([await offersAt(otto, at(DAY)), await hoursOf(otto)]).toEqual([[null], []])
})

test('[GP9] they can be booked even by a former partner, as long as the rest fits', async () => {
  await endedRoom(ines, {
    others: [[mara, 'interviewer']],
    caseId: 'url-shortener',
    from: new Date(at(-DAY)),
  })
  const offerId = await offeredHour(mara, at(DAY))
  const book = () => codeOf(bookSlot(ines.id, { offerId, wish: A_WISH }, NOW))
  expect(await book()).toBe('slot/taken')
  await setShown(mara.id, groupId, { free: false, hours: true })
  const tooLong = { ...A_WISH, minutes: 60 as const }
  expect(await codeOf(bookSlot(ines.id, { offerId, wish: tooLong }, NOW))).toBe('slot/taken')
  expect(await hoursOf(ines)).toEqual([['Mara', 45]])
  expect(await book()).toBe('none')
  const round = await db.match.findFirstOrThrow({ orderBy: { madeAt: 'desc' } })
  expect(round.caseId).not.toBe('url-shortener')
})

test('[GP6] they are hidden between two users separated by a block', async () => {
  const offerId = await offeredHour(mara, at(DAY))
  await setShown(mara.id, groupId, { free: true, hours: true })
  await blockPerson(ines.id, mara.id)
  expect([await offersAt(ines, at(DAY)), await hoursOf(ines)]).toEqual([[], []])
  expect(await codeOf(bookSlot(ines.id, { offerId, wish: A_WISH }, NOW))).toBe('slot/taken')
})
