import { beforeAll, expect, test } from 'vitest'
import { syncContent } from '@/lib/cases/server/sync-content'
import { db } from '@/lib/db/client'
import { type Person, person, room } from '@/tests/fixtures/builders'
import { DAY_MS, OPEN_ROOMS, ROOMS_A_DAY, WEEK_MS } from '../domain/round/room-limits'
import { loadRoom } from './log/load-room'

const NOW = Date.parse('2026-11-20T10:00:00Z')

beforeAll(() => syncContent())

const make = (who: Person, ms = 0) => room(who, { mode: 'solo', at: new Date(NOW + ms) })
const endAll = (who: Person) =>
  db.room.updateMany({ where: { createdById: who.id }, data: { phase: 'ended', endedAt: new Date(NOW) } })

test('[MT2] a room begins with the meeting link it was created with, as browsers write it; one alone has none', async () => {
  const [ines, mara] = [await person('Ines'), await person('Mara')]
  const linkOf = async (id: string) => [
    (await loadRoom(id)).round.meetingLink,
    (await db.room.findUniqueOrThrow({ where: { id } })).meetingLink,
  ]
  const meetingLink = 'HTTPS://Meet.example.org'
  expect(await linkOf(await room(ines, { meetingLink }))).toEqual(Array(2).fill('https://meet.example.org/'))
  expect(await linkOf(await room(mara, { meetingLink, mode: 'solo' }))).toEqual([null, null])
})

test('of many rooms created at once, no more than the limit are open', async () => {
  const ines = await person('Ines')
  const made = await Promise.allSettled(Array.from({ length: OPEN_ROOMS + 5 }, () => make(ines)))
  const codes = made.flatMap((one) => (one.status === 'rejected' ? [one.reason.code] : []))
  expect(codes).toEqual(Array(5).fill('room/too-many-open'))
  expect(await db.room.count({ where: { createdById: ines.id } })).toBe(OPEN_ROOMS)
  expect(await make(await person('Mara'))).toBeTypeOf('string')
  // Abandoned rooms lock nobody out.
  await expect(make(ines, WEEK_MS - 1)).rejects.toMatchObject({ code: 'room/too-many-open' })
  expect(await make(ines, WEEK_MS)).toBeTypeOf('string')
})

test('a person can create a limited number of rooms a day and continue the next', async () => {
  const ines = await person('Ines')
  for (let count = 0; count < ROOMS_A_DAY; count++) {
    await make(ines)
    if (count % 10 === 9) await endAll(ines)
  }
  await expect(make(ines, DAY_MS - 1)).rejects.toMatchObject({ code: 'room/too-many-today' })
  expect(await make(ines, DAY_MS)).toBeTypeOf('string')
})
