import type { SessionUser } from '@/lib/auth/domain/session-user'
import { parseCookies, sessionTokenIn } from './session-cookie'
import { openToken, type SessionClaims, userOfClaims } from './session-token'

/** A session's person, which session it is, and of which generation of their sessions. */
export type Session = SessionUser & { sessionEpoch: number; sessionId: string }

/**
 * The session behind a Cookie header, for the socket side. Null for nobody: no cookie, a forged or expired one,
 * an ended session, a deleted person. Throws only when the database can't be asked.
 */
export async function sessionFromCookie(header: string | undefined): Promise<Session | null> {
  const claims = await claimsFromCookie(header)
  return claims && sessionOfClaims(claims)
}

/** What the session token of a Cookie header claims; null where it has none of ours. Asks no database. */
export async function claimsFromCookie(header: string | undefined): Promise<SessionClaims | null> {
  const token = sessionTokenIn(parseCookies(header))
  return token ? openToken(token) : null
}

/** The session of these claims; null when it was ended. Throws when the database can't be asked. */
export async function sessionOfClaims(claims: SessionClaims): Promise<Session | null> {
  const user = await userOfClaims(claims)
  return user && { ...user, sessionEpoch: claims.epoch, sessionId: claims.sid }
}
