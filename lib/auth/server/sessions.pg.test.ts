import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { completeEnv } from '@/lib/shared/env'
import { cookieOf, person } from '@/tests/fixtures/builders'
import { endSessions } from './end-sessions'
import { sessionFromCookie } from './session-from-cookie'
import { newClaims, sealClaims } from './session-token'

beforeAll(() => completeEnv({ AUTH_SECRET: 'a secret for tests that is long enough' }))

const newSession = async () => ({ ...(await person('Ines')), sessionEpoch: 0 })

describe('a session', () => {
  test('is found by its cookie, also in pieces and out of order', async () => {
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
  ])('is nobody’s for the cookie %s', async (header) => {
    expect(await sessionFromCookie(header)).toBeNull()
  })

  test('ends everywhere at once', async () => {
    const session = await newSession()
    const cookie = await cookieOf(session)
    await endSessions(session.id, new Date('2026-11-20T10:00:00Z'))
    expect(await sessionFromCookie(cookie)).toBeNull()
  })

  test('ends with the person', async () => {
    const session = await newSession()
    const cookie = await cookieOf(session)
    await db.user.delete({ where: { id: session.id } })
    expect(await sessionFromCookie(cookie)).toBeNull()
  })

  test('has an id of its own each time', async () => {
    const session = await newSession()
    expect(newClaims(session).sid).not.toBe(newClaims(session).sid)
  })
})
