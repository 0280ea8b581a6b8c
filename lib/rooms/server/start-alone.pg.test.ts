import { beforeAll, expect, test } from 'vitest'
import { GUEST_NAME } from '@/lib/auth/domain/name'
import { NEW_PEOPLE_LIMITS } from '@/lib/auth/server/attempts'
import { createGuest } from '@/lib/auth/server/create-guest'
import { signUp } from '@/lib/auth/server/sign-up'
import { removeAbandonedGuests } from '@/lib/auth/server/tidy-accounts'
import { syncContent } from '@/lib/cases/server/sync-content'
import { db } from '@/lib/db/client'
import { getGrading } from '@/lib/grading/server/get-grading'
import { submitGrade } from '@/lib/grading/server/submit-grade'
import { completeEnv } from '@/lib/shared/env'
import { person, room } from '@/tests/fixtures/builders'
import { gradeInput, sheet } from '@/tests/fixtures/grades'
import { playRoom } from '@/tests/fixtures/play-room'
import { GUEST_ROOMS_DAYS } from '../domain/round/room-limits'
import { loadRoom } from './log/load-room'
import { findRound } from './rounds/find-round'
import { startAlone } from './start-alone'
import { removeGuestRooms } from './tidy-rooms'

const NOW = new Date()
const DAY = 24 * 3_600_000
const at = (ms: number) => new Date(NOW.getTime() + ms)

beforeAll(async () => {
  completeEnv({ AUTH_SECRET: 'a secret for tests that is long enough' })
  await syncContent()
})

const tries = (wanted: 'round' | 'step', address = '203.0.113.1') => ({ wanted, address, chance: 0 })

/** A guest in a room of their own. */
async function guestAlone(address?: string) {
  const { roomId, guest } = await startAlone(null, tries('round', address), NOW)
  if (!guest) throw new Error('Nobody was made a guest')
  return { roomId, guest: { id: guest.id, name: GUEST_NAME } }
}

test('[FV1] one click creates a guest and a room alone, on an easy case', async () => {
  const { roomId, guest } = await guestAlone()
  expect(await db.user.findUnique({ where: { id: guest.id } })).toMatchObject({ kind: 'guest', email: null })
  const made = await db.room.findUniqueOrThrow({
    where: { id: roomId },
    include: { caseVersion: true, members: true },
  })
  expect(made).toMatchObject({ mode: 'solo', minutes: 35, phase: 'lobby', createdById: guest.id })
  expect(made.caseVersion).toMatchObject({ difficulty: 'easy', origin: 'content' })
  expect(made.members).toMatchObject([{ userId: guest.id, role: 'candidate' }])
})

test('[FV1] one step is a round of its ten minutes', async () => {
  const { roomId } = await startAlone(await person('Ines'), tries('step'), NOW)
  expect((await loadRoom(roomId)).round.plan).toEqual([{ slug: 'questions', minutes: 10 }])
  expect(await db.room.findUnique({ where: { id: roomId } })).toMatchObject({ minutes: 10 })
})

test('[FV1] a second click leads to the same room until it starts; another request, or a later one, to a new case', async () => {
  const ines = await person('Ines')
  const start = async (wanted: 'round' | 'step', when = NOW) =>
    (await startAlone(ines, tries(wanted), when)).roomId
  const first = await start('round')
  expect(await start('round')).toBe(first)
  const step = await start('step')
  const later = await start('round', at(61 * 60_000))
  await playRoom(later, at(62 * 60_000), [{ minute: 0, by: ines, does: { kind: 'start' } }])
  const last = await start('round', at(63 * 60_000))
  const rooms = [first, step, later, last]
  const cases = await db.room.findMany({ where: { id: { in: rooms } }, select: { caseVersionId: true } })
  expect(new Set(cases.map(({ caseVersionId }) => caseVersionId)).size).toBe(4)
})

test('[FV2] an address can create 40 guests an hour, and those beyond leave nothing behind', async () => {
  const address = '203.0.113.40'
  for (let made = 0; made < NEW_PEOPLE_LIMITS.guest; made++) await guestAlone(address)
  const before = await db.user.count()
  await expect(guestAlone(address)).rejects.toMatchObject({ code: 'auth/too-many-people' })
  expect(await db.user.count()).toBe(before)
})

test('[FV3] a guest who creates an account keeps the room and the grade', async () => {
  const { roomId, guest } = await guestAlone()
  await playRoom(roomId, NOW, [
    { minute: 0, by: guest, does: { kind: 'start' } },
    { minute: 20, by: guest, does: { kind: 'end' } },
  ])
  const later = at(30 * 60_000)
  await submitGrade(guest.id, roomId, { ...gradeInput(sheet(3, 3, 3, 3, 3, 3, 3)), feedback: [] }, later)
  const account = { name: 'Noa', email: 'noa@example.org', password: 'seven brown otters sail home' }
  const made = await signUp({ ...account, timeZone: 'UTC', address: '203.0.113.9' }, guest.id, later)
  expect(made.id).toBe(guest.id)
  const round = await findRound(roomId, guest.id)
  const grading = await getGrading({ ...round, endedAt: round.endedAt ?? 0 }, {}, later.getTime())
  expect(grading).toMatchObject({ released: true, columns: [{ mine: true, grade: { overall: 3 } }] })
  // The rooms of an account stay.
  await removeGuestRooms(at(400 * DAY))
  expect(await db.room.count({ where: { id: roomId } })).toBe(1)
})

test("[FV4] a guest's own rooms are deleted after 60 days without an event, then the guest; nobody else’s are", async () => {
  const { roomId, guest } = await guestAlone()
  const ines = await person('Ines')
  const own = await room(ines)
  const inRoom = await createGuest({ name: 'Noa' }, NOW)
  await db.member.create({ data: { roomId: own, userId: inRoom.id, role: 'observer', number: 2 } })
  const shared = await guestAlone()
  await db.member.create({ data: { roomId: shared.roomId, userId: ines.id, role: 'observer', number: 2 } })
  // Something happened there on the tenth day.
  await playRoom(roomId, at(10 * DAY), [{ minute: 0, by: guest, does: { kind: 'start' } }])
  const rooms = [roomId, own, shared.roomId]
  const left = async (days: number) => {
    await removeGuestRooms(at(days * DAY))
    await removeAbandonedGuests(at(days * DAY))
    return [
      await db.room.count({ where: { id: { in: rooms } } }),
      await db.user.count({ where: { id: { in: [guest.id, inRoom.id, shared.guest.id] } } }),
    ]
  }
  expect(await left(GUEST_ROOMS_DAYS + 9)).toEqual([3, 3])
  expect(await left(GUEST_ROOMS_DAYS + 11)).toEqual([2, 2])
})
