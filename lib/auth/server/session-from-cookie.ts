import type { SessionUser } from '../domain/session-user'
import { loadUser } from './load-user'
import { parseCookies, sessionTokenIn } from './session-cookie'
import { openToken } from './session-token'

/** A session's person, and of which generation of their sessions it is. */
export type Session = SessionUser & { sessionEpoch: number }

/**
 * The session behind a Cookie header, for the socket side. Null for nobody: no cookie, a forged or expired one,
 * an ended session, a deleted person. Throws only when the database can't be asked.
 */
export async function sessionFromCookie(header: string | undefined): Promise<Session | null> {
  const token = sessionTokenIn(parseCookies(header))
  const claims = token ? await openToken(token) : null
  const user = claims && (await loadUser(claims.sub, claims.epoch))
  return user && { ...user, sessionEpoch: claims.epoch }
}
