import { beforeAll, expect, test } from 'vitest'
import { syncContent } from '@/lib/cases/server/sync-content'
import { db } from '@/lib/db/client'
import { completeEnv } from '@/lib/shared/env'
import { newId } from '@/lib/shared/ids'
import { person, room } from '@/tests/fixtures/builders'
import { mayMailUnconfirmed, takeUnconfirmedMail, UNCONFIRMED_MAILS } from './attempts'
import { createGuest } from './create-guest'
import { endOneSession } from './sessions/ended-sessions'
import { removeAbandonedGuests, removeEndedSessions, removeOldAttempts } from './tidy-accounts'

const NOW = new Date('2026-11-20T18:00:00Z')
const later = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000)

beforeAll(() => syncContent())

test('[JB8] attempts are deleted once they no longer count', async () => {
  await db.signInAttempt.create({ data: { id: newId(), key: 'a key', at: NOW } })
  await removeOldAttempts(later(0.9))
  expect(await db.signInAttempt.count()).toBe(1)
  await removeOldAttempts(later(1.1))
  expect(await db.signInAttempt.count()).toBe(0)
})

test('[JB8][ML6] mails to an unconfirmed address are counted for 30 days', async () => {
  completeEnv({ AUTH_SECRET: 'a secret for tests that is long enough' })
  const mails = Array.from({ length: UNCONFIRMED_MAILS + 2 }, () =>
    takeUnconfirmedMail('ines@example.com', NOW),
  )
  expect((await Promise.all(mails)).filter(Boolean)).toHaveLength(UNCONFIRMED_MAILS)
  await removeOldAttempts(later(29 * 24))
  expect(await mayMailUnconfirmed('ines@example.com', later(29 * 24))).toBe(false)
  expect(await mayMailUnconfirmed('mara@example.com', NOW)).toBe(true)
  await removeOldAttempts(later(31 * 24))
  expect(await db.signInAttempt.count()).toBe(0)
})

test('[JB8] an ended session is remembered for as long as its token could be valid', async () => {
  const ines = await person('Ines')
  await endOneSession({ sub: ines.id, sid: newId() }, NOW)
  await removeEndedSessions(later(30 * 24))
  expect(await db.endedSession.count()).toBe(1)
  await removeEndedSessions(later(32 * 24))
  expect(await db.endedSession.count()).toBe(0)
})

test('[JB8] guests who are in no room are deleted after a month; those who were in a room, or have an account, stay', async () => {
  const now = new Date()
  const [gone, inRoom, account] = [
    await createGuest({ name: 'Gone' }, now),
    await createGuest({ name: 'Noa' }, now),
    await person('Ines'),
  ]
  const roomId = await room(account)
  await db.member.create({ data: { roomId, userId: inRoom.id, role: 'observer', number: 2, removedAt: now } })
  const left = async (days: number) => {
    await removeAbandonedGuests(new Date(now.getTime() + days * 24 * 3_600_000))
    const people = await db.user.findMany({ where: { id: { in: [gone.id, inRoom.id, account.id] } } })
    return people.map(({ id }) => id).sort()
  }
  expect(await left(29)).toEqual([gone.id, inRoom.id, account.id].sort())
  expect(await left(31)).toEqual([inRoom.id, account.id].sort())
})
