import { decode, encode } from 'next-auth/jwt'
import type { SessionUser } from '@/lib/auth/domain/session-user'
import { authSecret } from '@/lib/shared/auth-secret'
import { newId } from '@/lib/shared/ids'
import { findSessionUser } from './find-session-user'

/** Seconds a session lasts after its last use. */
export const SESSION_MAX_AGE = 30 * 24 * 60 * 60

/** What a session token holds: who, which session, and of which generation. Rights are never in it. */
export type SessionClaims = { sub: string; sid: string; epoch: number }

/** Claims of a new session of this person. Every sign-in has an id of its own. */
export function newClaims(user: { id: string; sessionEpoch: number }): SessionClaims {
  return { sub: user.id, sid: newId(), epoch: user.sessionEpoch }
}

/** Encrypts claims into the token that the session cookie holds. */
export function sealClaims(claims: SessionClaims): Promise<string> {
  return encode({ token: claims, secret: authSecret(), maxAge: SESSION_MAX_AGE })
}

/** The person whose session this token is, read from the database; null when it is not valid (any more). */
export async function userOfToken(token: string): Promise<SessionUser | null> {
  const claims = await openToken(token)
  return claims && userOfClaims(claims)
}

/** The person whose session these claims are; null when it was ended. */
export function userOfClaims({ sub, sid, epoch }: SessionClaims): Promise<SessionUser | null> {
  return findSessionUser(sub, sid, epoch)
}

/** The claims of a token of ours that hasn't expired, else null. Doesn't say whether the session was ended. */
export async function openToken(token: string): Promise<SessionClaims | null> {
  // decode() throws on whatever isn't a token of ours; for us that is nobody.
  const claims = await decode({ token, secret: authSecret() }).catch(() => null)
  if (typeof claims?.sub !== 'string' || typeof claims.epoch !== 'number') return null
  return { sub: claims.sub, sid: String(claims.sid ?? ''), epoch: claims.epoch }
}
