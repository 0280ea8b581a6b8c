import type { SessionUser } from '../domain/session-user'
import { parseCookies, sessionTokenIn } from './session-cookie'
import { userOfToken } from './session-token'

/**
 * Who stands behind a Cookie header, for the socket side. Null for nobody: no cookie, a forged or expired one,
 * an ended session, a deleted person. Throws only when the database can't be asked.
 */
export async function sessionFromCookie(header: string | undefined): Promise<SessionUser | null> {
  const token = sessionTokenIn(parseCookies(header))
  return token ? userOfToken(token) : null
}
