import { createHash } from 'node:crypto'
import NextAuth from 'next-auth'
import { expect, test, vi } from 'vitest'
import { completeEnv } from '@/lib/shared/env'
import { INES } from '@/tests/support/room-state'
import { endOneSession } from '../server/sessions/ended-sessions'
import { newClaims, sealClaims, userOfClaims } from '../server/sessions/session-token'
import { authOptions } from './options'
import { signOutOrFail } from './sign-out-or-fail'

vi.mock('../server/sessions/ended-sessions')
vi.mock('../server/sessions/session-token', async (original) => ({
  ...(await original<typeof import('../server/sessions/session-token')>()),
  userOfClaims: vi.fn(),
}))

const SECRET = 'a secret for tests that is long enough'

/** Signs a user out through next-auth itself. */
async function signOut(): Promise<{ status: number; cleared: boolean }> {
  const request = {
    method: 'POST',
    query: { nextauth: ['signout'] },
    headers: { host: 'localhost:3000' },
    body: { csrfToken: 'x', json: 'true', callbackUrl: '/' },
    cookies: {
      'next-auth.csrf-token': `x|${createHash('sha256').update(`x${SECRET}`).digest('hex')}`,
      'next-auth.session-token': await sealClaims(newClaims({ id: INES.userId, sessionEpoch: 0 })),
    },
  }
  const response = await signOutOrFail(authOptions(), async (options) => {
    const headers = new Headers()
    const answer = {
      status: () => answer,
      getHeader: (name: string) => (name === 'Set-Cookie' ? headers.getSetCookie() : headers.get(name)),
      setHeader: (name: string, value: string | string[]) => {
        headers.delete(name)
        for (const one of [value].flat()) headers.append(name, one)
        return answer
      },
      json: () => answer,
    }
    await NextAuth(request as never, answer as never, options)
    return new Response(null, { headers })
  })
  const set = response.headers.getSetCookie()
  return { status: response.status, cleared: set.some((cookie) => /session-token=;/.test(cookie)) }
}

test('signing out reports if the session could not be ended, and the browser stays signed in', async () => {
  completeEnv({ AUTH_SECRET: SECRET })
  const written = vi.spyOn(console, 'error').mockReturnValue()
  const gone = new Error('The database is gone')
  vi.mocked(userOfClaims).mockRejectedValueOnce(gone)
  expect(await signOut()).toEqual({ status: 503, cleared: false })
  vi.mocked(userOfClaims).mockResolvedValue({ id: INES.userId, kind: 'member' } as never)
  vi.mocked(endOneSession).mockRejectedValueOnce(gone)
  expect(await signOut()).toEqual({ status: 503, cleared: false })
  expect(written).toHaveBeenCalledTimes(2)
  expect(await signOut()).toEqual({ status: 200, cleared: true })
})
