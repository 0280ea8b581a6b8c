import { cookies } from 'next/headers'
import { secureCookies, sessionCookieName } from '../server/sessions/session-cookie'
import { newClaims, SESSION_MAX_AGE, sealClaims } from '../server/sessions/session-token'

/**
 * Signs this browser in as the user, under a new session id. Only for server actions and route handlers, and only for
 * someone who has just proved who they are or has just been created.
 */
export async function startSession(user: { id: string; sessionEpoch: number }): Promise<void> {
  const token = await sealClaims(newClaims(user))
  const jar = await cookies()
  await endSession()
  // The same cookie that next-auth writes. Our claims are short: it never needs to be split.
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
  // Browsers only clear a cookie with a `__Secure-` name if the clearing cookie is secure too.
  for (const cookie of jar.getAll()) {
    if (cookie.name === name || cookie.name.startsWith(`${name}.`))
      jar.delete({ name: cookie.name, path: '/', secure: secureCookies() })
  }
}
