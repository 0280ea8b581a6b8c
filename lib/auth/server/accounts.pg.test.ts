import { beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { db } from '@/lib/db/client'
import { completeEnv } from '@/lib/shared/env'
import { codeOf } from '@/tests/support/errors/code-of'
import { ATTEMPT_LIMITS, ATTEMPT_WINDOW_MS, NEW_PEOPLE_LIMITS, NEW_PEOPLE_WINDOW_MS } from './attempts'
import { clientAddress } from './client-address'
import { createGuest } from './create-guest'
import { getPrivateName } from './get-private-name'
import { knownDevice, newDevice } from './known-device'
import { loadUser } from './load-user'
import { changePassword } from './passwords/change-password'
import { endSessions } from './sessions/end-sessions'
import { sessionFromCookie } from './sessions/session-from-cookie'
import { newClaims, sealClaims } from './sessions/session-token'
import { signIn } from './sign-in'
import { signUp } from './sign-up'
import { updateProfile } from './update-profile'

const NOW = new Date('2026-11-20T10:00:00Z')
const later = (ms: number) => new Date(NOW.getTime() + ms)
const INES = {
  name: 'Ines Duarte',
  email: 'ines@example.com',
  password: 'purple-canoe-stapler',
  timeZone: 'Europe/Lisbon',
  address: '198.51.100.7',
}

beforeAll(() => completeEnv({ AUTH_SECRET: 'a secret for tests that is long enough' }))

beforeEach(async () => {
  await db.signInAttempt.deleteMany()
  await db.user.deleteMany()
})

const cookieOf = async (session: { id: string; sessionEpoch: number }) =>
  `other=1; next-auth.session-token=${await sealClaims(newClaims(session))}`

describe('signing up', () => {
  test('creates a member with a hashed password and their browser’s time zone', async () => {
    const { id } = await signUp(INES, null, NOW)
    expect(await loadUser(id)).toMatchObject({
      kind: 'member',
      role: 'person',
      name: 'Ines Duarte',
      email: 'ines@example.com',
      timeZone: 'Europe/Lisbon',
      level: 'mid',
    })
    const row = await db.user.findUniqueOrThrow({ where: { id } })
    expect(row.passwordHash).toMatch(/^\$argon2id\$/)
  })

  test('accepts an address once, and counts probing as an attempt', async () => {
    await signUp(INES, null, NOW)
    expect(await codeOf(signUp(INES, null, NOW))).toBe('auth/email-taken')
    expect(await db.user.count()).toBe(1)
    // Two people from this address, and one attempt each for the account and the address.
    expect(await db.signInAttempt.count()).toBe(4)
  })

  test('rejects a password made from the user’s own name', async () => {
    expect(await codeOf(signUp({ ...INES, password: 'ines-duarte-1' }, null, NOW))).toBe('auth/weak-password')
  })

  test('keeps a guest’s id, ends their guest session and makes them a member', async () => {
    const guest = await createGuest({ name: 'Ines' }, NOW)
    const cookie = await cookieOf(guest)
    expect(await sessionFromCookie(cookie)).toMatchObject({ id: guest.id, kind: 'guest', email: null })
    const member = await signUp(INES, guest.id, NOW)
    expect(member.id).toBe(guest.id)
    expect(await sessionFromCookie(cookie)).toBeNull()
    expect(await sessionFromCookie(await cookieOf(member))).toMatchObject({ id: guest.id, kind: 'member' })
  })

  test('never takes over an existing member', async () => {
    const mara = await signUp({ ...INES, email: 'mara@example.com', name: 'Mara' }, null, NOW)
    expect(await codeOf(signUp(INES, mara.id, NOW))).toBe('auth/has-account')
    expect(await loadUser(mara.id)).toMatchObject({ email: 'mara@example.com', name: 'Mara' })
  })
})

describe('signing in', () => {
  const attempt = (password: string, now = NOW, email = INES.email, address = INES.address) =>
    signIn({ email, password, address }, now)

  test('accepts only the right password', async () => {
    const { id } = await signUp(INES, null, NOW)
    expect(await attempt(INES.password)).toEqual({ id, sessionEpoch: 0 })
    expect(await codeOf(attempt('purple-canoe-staple'))).toBe('auth/wrong-credentials')
  })

  test('gives the same response for an account that doesn’t exist, or has no password', async () => {
    const guest = await createGuest({ name: 'Ines' }, NOW)
    await db.user.update({ where: { id: guest.id }, data: { email: 'ines@example.com' } })
    const [absent, without] = await Promise.allSettled([
      attempt('purple-canoe-stapler', NOW, 'nobody@example.com'),
      attempt('purple-canoe-stapler'),
    ])
    expect(absent).toEqual(without)
    expect(absent).toMatchObject({ reason: { code: 'auth/wrong-credentials' } })
  })

  test('10 failed attempts lock an account for 15 minutes, even with the right password', async () => {
    await signUp(INES, null, NOW)
    for (let n = 0; n < ATTEMPT_LIMITS.account; n++) {
      expect(await codeOf(attempt('wrong', later(n)))).toBe('auth/wrong-credentials')
    }
    expect(await codeOf(attempt(INES.password, later(20)))).toBe('auth/too-many-tries')
    expect(await codeOf(attempt(INES.password, later(ATTEMPT_WINDOW_MS + 1)))).toBe('none')
  })

  test('a browser that the account was opened on before is not locked out by others’ attempts', async () => {
    await signUp(INES, null, NOW)
    const device = knownDevice(INES.email, newDevice(INES.email))
    for (let n = 0; n < ATTEMPT_LIMITS.account; n++) await codeOf(attempt('wrong', later(n)))
    expect(await codeOf(attempt(INES.password, later(20)))).toBe('auth/too-many-tries')
    const known = (password: string, at: number) =>
      codeOf(signIn({ email: INES.email, password, address: '203.0.113.9', device }, later(at)))
    expect(await known(INES.password, 20)).toBe('none')
    // Its own attempts are limited just as strictly.
    for (let n = 0; n < ATTEMPT_LIMITS.account; n++)
      expect(await known('wrong', 30 + n)).toBe('auth/wrong-credentials')
    expect(await known(INES.password, 50)).toBe('auth/too-many-tries')
  })

  test('a browser is only recognised for the account that was opened on it, and only by a cookie that we signed', () => {
    const kept = newDevice(INES.email)
    const [id = '', proof = ''] = kept.split('.')
    expect(knownDevice(INES.email, kept)).toBe(id)
    expect(knownDevice('mara@example.com', kept)).toBeNull()
    for (const forged of [undefined, '', '.', id, `${id}.`, `${id}x.${proof}`, `${id}.${proof}x`])
      expect(knownDevice(INES.email, forged)).toBeNull()
  })

  test('of many attempts at once no more than 10 are made', async () => {
    await signUp(INES, null, NOW)
    const codes = await Promise.all(Array.from({ length: 25 }, () => codeOf(attempt('wrong'))))
    expect(codes.filter((code) => code === 'auth/wrong-credentials')).toHaveLength(10)
    expect(codes.filter((code) => code === 'auth/too-many-tries')).toHaveLength(15)
  })

  test('[DB5] many sign-ins at once leave database connections for others', async () => {
    const tries = Array.from({ length: 24 }, (_, n) =>
      codeOf(attempt('wrong', NOW, `person${n}@example.com`, `203.0.113.${n}`)),
    )
    // Two are counted for each sign-in that has had its turn.
    expect(await db.signInAttempt.count()).toBeLessThan(12)
    expect(new Set(await Promise.all(tries))).toEqual(new Set(['auth/wrong-credentials']))
    expect(await db.signInAttempt.count()).toBe(48)
  })

  test('40 failed attempts lock an address out of every account', async () => {
    for (let n = 0; n < ATTEMPT_LIMITS.address; n++) {
      expect(await codeOf(attempt('wrong', NOW, `person${n}@example.com`))).toBe('auth/wrong-credentials')
    }
    expect(await codeOf(attempt('wrong', NOW, 'other@example.com'))).toBe('auth/too-many-tries')
    expect(await codeOf(attempt('wrong', NOW, 'other@example.com', '203.0.113.9'))).toBe(
      'auth/wrong-credentials',
    )
  })

  test('a success resets the account’s count and costs the address nothing', async () => {
    await signUp(INES, null, NOW)
    const before = await db.signInAttempt.count()
    for (let n = 0; n < 9; n++) await codeOf(attempt('wrong'))
    await attempt(INES.password)
    expect(await db.signInAttempt.count()).toBe(before + 9)
    for (let n = 0; n < 9; n++) expect(await codeOf(attempt('wrong'))).toBe('auth/wrong-credentials')
  })

  test('neither accounts nor addresses are stored', async () => {
    await codeOf(attempt('wrong'))
    const rows = await db.signInAttempt.findMany()
    expect(JSON.stringify(rows)).not.toMatch(/ines|198\.51/)
  })
})

test('one address can make 20 sign-ups an hour, even if many arrive at once', async () => {
  const join = (n: number, at = NOW, address = INES.address) =>
    codeOf(signUp({ ...INES, address, email: `person${n}@example.com` }, null, at))
  const { 'sign-up': most } = NEW_PEOPLE_LIMITS
  const codes = await Promise.all(Array.from({ length: most + 3 }, (_, n) => join(n)))
  expect(codes.filter((code) => code === 'auth/too-many-people')).toHaveLength(3)
  expect(await db.user.count()).toBe(most)
  expect(await join(100, NOW, '203.0.113.9')).toBe('none')
  expect(await join(101, later(NEW_PEOPLE_WINDOW_MS))).toBe('auth/too-many-people')
  expect(await join(102, later(NEW_PEOPLE_WINDOW_MS + 1))).toBe('none')
  for (const own of ['127.0.0.1', clientAddress('::1', 0)]) {
    const local = await Promise.all(Array.from({ length: most + 1 }, (_, n) => join(n, NOW, own)))
    expect(local).not.toContain('auth/too-many-people')
  }
})

describe('changing', () => {
  test('the password needs the current one, and ends other sessions', async () => {
    const session = await signUp(INES, null, NOW)
    const cookie = await cookieOf(session)
    const user = await sessionFromCookie(cookie)
    if (!user) throw new Error('not signed in')
    const change = (current: string, next: string) =>
      changePassword(user, { current, next, address: INES.address }, NOW)
    expect(await codeOf(change('wrong', 'green-kettle-lagoon'))).toBe('auth/wrong-password')
    expect(await codeOf(change(INES.password, 'password1234'))).toBe('auth/weak-password')
    expect(await sessionFromCookie(cookie)).not.toBeNull()
    const renewed = await change(INES.password, 'green-kettle-lagoon')
    expect(await sessionFromCookie(cookie)).toBeNull()
    expect(await sessionFromCookie(await cookieOf(renewed))).toMatchObject({ id: session.id })
    const next = { email: INES.email, password: 'green-kettle-lagoon', address: INES.address }
    expect(await codeOf(signIn(next, NOW))).toBe('none')
  })

  test('the profile is stored as submitted', async () => {
    const { id } = await signUp(INES, null, NOW)
    await updateProfile(id, {
      name: 'Ines D.',
      privateName: 'Ines Duarte',
      level: 'staff',
      timeZone: 'Asia/Tokyo',
      languages: ['pt', 'en'],
    })
    expect(await getPrivateName(id)).toBe('Ines Duarte')
    expect(JSON.stringify(await loadUser(id))).not.toContain('Duarte')
    expect(await loadUser(id)).toMatchObject({
      name: 'Ines D.',
      level: 'staff',
      timeZone: 'Asia/Tokyo',
      languages: ['pt', 'en'],
    })
  })
})

test('a change that cannot be recorded is not made: users who are told that nothing was changed can rely on it', async () => {
  const session = await signUp(INES, null, NOW)
  const cookie = await cookieOf(session)
  const user = await sessionFromCookie(cookie)
  if (!user) throw new Error('not signed in')
  await db.$executeRaw`alter table "AuditEntry" rename to "Away"`
  onTestFinished(async () => {
    await db.$executeRaw`alter table "Away" rename to "AuditEntry"`
  })
  const change = { current: INES.password, next: 'green-kettle-lagoon', address: INES.address }
  await expect(changePassword(user, change, NOW)).rejects.toThrow()
  await expect(endSessions(user.id, NOW)).rejects.toThrow()
  await expect(signUp({ ...INES, email: 'mara@example.com' }, null, NOW)).rejects.toThrow()
  expect(await sessionFromCookie(cookie)).toMatchObject({ id: user.id })
  expect(await db.user.count()).toBe(1)
})
