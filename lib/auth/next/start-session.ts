import { cookies } from 'next/headers'
import { secureCookies, sessionCookieName } from '../server/sessions/session-cookie'
import { newClaims, SESSION_MAX_AGE, sealClaims } from '../server/sessions/session-token'

/**
 * Signs this browser in as the person, under a new session id. Only in server actions and route handlers, and
 * only for someone who has just proved who they are or has just been made.
 */
export async function startSession(user: { id: string; sessionEpoch: number }): Promise<void> {
  const token = await sealClaims(newClaims(user))
  const jar = await cookies()
  await endSession()
  // The same cookie that next-auth writes. Our claims are short: it never needs a second piece.
  jar.set(sessionCookieName(), token, {
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    secure: secureCookies(),
    maxAge: SESSION_MAX_AGE,
  })
}

/** Signs this browser out. */
export async function endSession(): Promise<void> {
  const jar = await cookies()
  const name = sessionCookieName()
  // Browsers let a cookie with a `__Secure-` name go only by one that is secure itself.
  for (const cookie of jar.getAll()) {
    if (cookie.name === name || cookie.name.startsWith(`${name}.`))
      jar.delete({ name: cookie.name, path: '/', secure: secureCookies() })
  }
}
