import type { SessionUser } from '../domain/session-user'
import { parseCookies, sessionTokenIn } from './session-cookie'
import { openToken, userOfClaims } from './session-token'

/** A session's person, which session it is, and of which generation of their sessions. */
export type Session = SessionUser & { sessionEpoch: number; sessionId: string }

/**
 * The session behind a Cookie header, for the socket side. Null for nobody: no cookie, a forged or expired one,
 * an ended session, a deleted person. Throws only when the database can't be asked.
 */
export async function sessionFromCookie(header: string | undefined): Promise<Session | null> {
  const token = sessionTokenIn(parseCookies(header))
  const claims = token ? await openToken(token) : null
  const user = claims && (await userOfClaims(claims))
  return user && { ...user, sessionEpoch: claims.epoch, sessionId: claims.sid }
}
