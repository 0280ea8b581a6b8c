import { beforeAll, describe, expect, test, vi } from 'vitest'
import { authOptions } from '@/lib/auth/next/options'
import { db } from '@/lib/db/client'
import { pool } from '@/lib/db/pool'
import { completeEnv } from '@/lib/shared/env'
import { cookieOf, person } from '@/tests/fixtures/builders'
import { endSessions } from './end-sessions'
import { endOneSession } from './ended-sessions'
import { sessionFromCookie } from './session-from-cookie'
import { newClaims, sealClaims, userOfClaims } from './session-token'

beforeAll(() => completeEnv({ AUTH_SECRET: 'a secret for tests that is long enough' }))

const newSession = async () => ({ ...(await person('Ines')), sessionEpoch: 0 })

describe('a session', () => {
  test('is found by its cookie, even split and out of order', async () => {
    const session = await newSession()
    const token = await sealClaims(newClaims(session))
    const name = 'next-auth.session-token'
    expect(await sessionFromCookie(`${name}=${token}`)).toMatchObject({ id: session.id })
    const pieces = `${name}.1=${token.slice(100)}; x=y; ${name}.0=${token.slice(0, 100)}`
    expect(await sessionFromCookie(pieces)).toMatchObject({ id: session.id })
  })

  test.each([
    undefined,
    '',
    'x',
    '=',
    'next-auth.session-token=',
    'next-auth.session-token=abc.def',
    '%;%=%',
  ])('belongs to nobody for the cookie %s', async (header) => {
    expect(await sessionFromCookie(header)).toBeNull()
  })

  test('ends everywhere at once', async () => {
    const session = await newSession()
    const cookie = await cookieOf(session)
    await endSessions(session.id, new Date('2026-11-20T10:00:00Z'))
    expect(await sessionFromCookie(cookie)).toBeNull()
  })

  test('that is signed out ends for every copy of its cookie, and no other session does', async () => {
    const session = await newSession()
    const [here, there] = [newClaims(session), newClaims(session)]
    const cookie = async (claims: typeof here) => `next-auth.session-token=${await sealClaims(claims)}`
    const [copy, other] = [await cookie(here), await cookie(there)]
    expect(await sessionFromCookie(copy)).not.toBeNull()
    const token = await sealClaims(here)
    const { jwt, events } = authOptions()
    const claims = await jwt?.decode?.({ token, secret: process.env.AUTH_SECRET ?? '' })
    await events?.signOut?.({ token: claims ?? {} } as never)
    expect(await sessionFromCookie(copy)).toBeNull()
    expect(await jwt?.decode?.({ token, secret: process.env.AUTH_SECRET ?? '' })).toBeNull()
    expect(await sessionFromCookie(other)).toMatchObject({ id: session.id })
    const noted = await db.auditEntry.findMany({ where: { actorId: session.id } })
    expect(noted.map(({ action }) => action)).toEqual(['auth/signed-out'])
  })

  test('that has ended is refused', async () => {
    const session = await newSession()
    const claims = newClaims(session)
    await endOneSession(claims, new Date())
    expect(await sessionFromCookie(`next-auth.session-token=${await sealClaims(claims)}`)).toBeNull()
  })

  test('ends when the user is deleted', async () => {
    const session = await newSession()
    const cookie = await cookieOf(session)
    await db.user.delete({ where: { id: session.id } })
    expect(await sessionFromCookie(cookie)).toBeNull()
  })

  test('is not confused with others in the same batch of statements', async () => {
    const people = await Promise.all(Array.from({ length: 12 }, newSession))
    const claims = people.map(newClaims)
    const [out, old] = [claims[3], claims[7]]
    if (!out || !old) throw new Error('Twelve people have twelve sessions')
    await endOneSession(out, new Date())
    await endSessions(old.sub, new Date())
    const asked = vi.spyOn(pool(), 'query')
    const found = await Promise.all(claims.map(userOfClaims))
    expect(asked).toHaveBeenCalledTimes(1)
    asked.mockRestore()
    expect(found.map((user) => user?.id)).toEqual(
      claims.map(({ sub }, at) => (at === 3 || at === 7 ? undefined : sub)),
    )
  })

  test('has a new id each time', async () => {
    const session = await newSession()
    expect(newClaims(session).sid).not.toBe(newClaims(session).sid)
  })
})
