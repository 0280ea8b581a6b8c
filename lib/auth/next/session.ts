import { cookies } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { cache } from 'react'
import type { SessionUser } from '../domain/session-user'
import { sessionTokenIn } from '../server/sessions/session-cookie'
import { userOfToken } from '../server/sessions/session-token'

/**
 * The current user, from the cookie and the database, so that a revoked permission takes effect at once. Null for
 * nobody. Read once per request.
 */
export const currentUser = cache(async (): Promise<SessionUser | null> => {
  const jar = await cookies()
  const token = sessionTokenIn(jar.getAll().map(({ name, value }) => [name, value] as const))
  return token ? userOfToken(token) : null
})

/**
 * The current user. Sends signed-out visitors to the sign-in page, and from there back to `here` (path and query of the
 * page).
 */
export async function requireUser(here: string): Promise<SessionUser> {
  return (await currentUser()) ?? redirect(`/signin?next=${encodeURIComponent(here)}`)
}

/** Like requireUser(), for pages that need an account: a guest is sent to create one. */
export async function requireMember(here: string): Promise<SessionUser> {
  const user = await requireUser(here)
  return user.kind === 'member' ? user : redirect(`/signup?next=${encodeURIComponent(here)}`)
}

/** Like requireMember(), for administrators' pages: for everybody else they do not exist. */
export async function requireAdmin(here: string): Promise<SessionUser> {
  const user = await requireMember(here)
  return user.role === 'admin' ? user : notFound()
}
