import { decode, encode } from 'next-auth/jwt'
import type { SessionUser } from '@/lib/auth/domain/session-user'
import { authSecret } from '@/lib/shared/auth-secret'
import { newId } from '@/lib/shared/ids'
import { findSessionUser } from './find-session-user'

/** How long a session lasts after its last use, in seconds. */
export const SESSION_MAX_AGE = 30 * 24 * 60 * 60

/** The content of a session token: user, session and generation. Permissions are never in it. */
export type SessionClaims = { sub: string; sid: string; epoch: number }

/** Claims of a new session of this user. Every sign-in has its own session id. */
export function newClaims(user: { id: string; sessionEpoch: number }): SessionClaims {
  return { sub: user.id, sid: newId(), epoch: user.sessionEpoch }
}

/** Encrypts claims into the token that the session cookie holds. */
export function sealClaims(claims: SessionClaims): Promise<string> {
  return encode({ token: claims, secret: authSecret(), maxAge: SESSION_MAX_AGE })
}

/** The user whose session this token is, read from the database; null when the token is not valid, or no longer. */
export async function userOfToken(token: string): Promise<SessionUser | null> {
  const claims = await openToken(token)
  return claims && userOfClaims(claims)
}

/** The user whose session these claims are; null when it was ended. */
export function userOfClaims({ sub, sid, epoch }: SessionClaims): Promise<SessionUser | null> {
  return findSessionUser(sub, sid, epoch)
}

/** The claims of a token of ours that hasn't expired, otherwise null. Doesn't check whether the session was ended. */
export async function openToken(token: string): Promise<SessionClaims | null> {
  // decode() throws for anything that isn't a token of ours; we treat that as signed out.
  const claims = await decode({ token, secret: authSecret() }).catch(() => null)
  if (typeof claims?.sub !== 'string' || typeof claims.epoch !== 'number') return null
  return { sub: claims.sub, sid: String(claims.sid ?? ''), epoch: claims.epoch }
}
