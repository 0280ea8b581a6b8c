import type { SessionUser } from '@/lib/auth/domain/session-user'
import { parseCookies, sessionTokenIn } from './session-cookie'
import { openToken, type SessionClaims, userOfClaims } from './session-token'

/** A session's user, its id, and the generation of sessions it belongs to. */
export type Session = SessionUser & { sessionEpoch: number; sessionId: string }

/**
 * The session behind a Cookie header, for sockets. Null for no cookie, a forged or expired one, an ended session or a
 * deleted user. Throws only when the database can't be reached.
 */
export async function sessionFromCookie(header: string | undefined): Promise<Session | null> {
  const claims = await claimsFromCookie(header)
  return claims && sessionOfClaims(claims)
}

/** The claims in the session token of a Cookie header; null if it has none of ours. Does not query the database. */
export async function claimsFromCookie(header: string | undefined): Promise<SessionClaims | null> {
  const token = sessionTokenIn(parseCookies(header))
  return token ? openToken(token) : null
}

/** The session of these claims; null when it was ended. Throws when the database can't be reached. */
export async function sessionOfClaims(claims: SessionClaims): Promise<Session | null> {
  const user = await userOfClaims(claims)
  return user && { ...user, sessionEpoch: claims.epoch, sessionId: claims.sid }
}
