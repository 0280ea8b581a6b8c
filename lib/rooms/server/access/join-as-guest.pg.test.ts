import { beforeAll, expect, test } from 'vitest'
import { ATTEMPT_LIMITS, NEW_PEOPLE_LIMITS } from '@/lib/auth/server/attempts'
import { syncContent } from '@/lib/cases/server/sync-content'
import { db } from '@/lib/db/client'
import type { RoomRole } from '@/lib/framework/roles'
import { MEMBER_LIMIT } from '@/lib/rooms/domain/round/decide/decide'
import { completeEnv } from '@/lib/shared/env'
import { type Person, person, room } from '@/tests/fixtures/builders'
import { createInvite } from './create-invite'
import { joinAsGuest } from './join-as-guest'

const NOW = new Date('2026-11-20T18:00:00Z')

beforeAll(async () => {
  completeEnv({ AUTH_SECRET: 'a secret for tests that is long enough' })
  await syncContent()
})

const enter = (token: string, name = 'Otto') =>
  joinAsGuest({ token, name, timeZone: 'UTC', address: '203.0.113.7' }, NOW)

test('a guest joins the room that the link leads to, in its role', async () => {
  const ines = await person('Ines')
  const roomId = await room(ines)
  const { token } = await createInvite(ines.id, roomId, 'interviewer', NOW)
  const entered = await enter(token)
  expect(entered.roomId).toBe(roomId)
  expect(await db.member.findFirst({ where: { roomId, userId: entered.guest.id } })).toMatchObject({
    role: 'interviewer',
    number: 2,
  })
})

test('a link to a full room creates a few guests who cannot join, not guests without end', async () => {
  const ines = await person('Ines')
  const others = await Promise.all(
    Array.from(
      { length: MEMBER_LIMIT - 1 },
      async (_, i): Promise<[Person, RoomRole]> => [await person(`Observer ${i}`), 'observer'],
    ),
  )
  const roomId = await room(ines, { others })
  const { token } = await createInvite(ines.id, roomId, 'observer', NOW)
  for (let tries = 0; tries < ATTEMPT_LIMITS.account; tries++) {
    await expect(enter(token, 'Full')).rejects.toMatchObject({ code: 'invite/full' })
  }
  await expect(enter(token, 'Full')).rejects.toMatchObject({ code: 'auth/too-many-tries' })
  expect(await db.user.count({ where: { name: 'Full' } })).toBe(ATTEMPT_LIMITS.account)
})

test('at most 40 guests an hour come from one address, whatever links they have', async () => {
  const ines = await person('Ines')
  const tokens = await Promise.all(
    Array.from(
      { length: 6 },
      async () => (await createInvite(ines.id, await room(ines), 'observer', NOW)).token,
    ),
  )
  const at = (token: string) =>
    joinAsGuest({ token, name: 'Class', timeZone: 'UTC', address: '203.0.113.99' }, NOW)
  let made = 0
  for (; made < NEW_PEOPLE_LIMITS.guest; made++) await at(tokens[made % tokens.length] ?? '')
  await expect(at(tokens[0] ?? '')).rejects.toMatchObject({ code: 'auth/too-many-people' })
  expect(await db.user.count({ where: { name: 'Class' } })).toBe(NEW_PEOPLE_LIMITS.guest)
})
