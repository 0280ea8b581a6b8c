import { cookies } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { cache } from 'react'
import type { SessionUser } from '../domain/session-user'
import { sessionTokenIn } from '../server/sessions/session-cookie'
import { userOfToken } from '../server/sessions/session-token'

/**
 * Who is asking, read from the cookie and from the database: a right that was taken away is gone at once.
 * Null for nobody. Asked once a request, however many ask.
 */
export const currentUser = cache(async (): Promise<SessionUser | null> => {
  const jar = await cookies()
  const token = sessionTokenIn(jar.getAll().map(({ name, value }) => [name, value] as const))
  return token ? userOfToken(token) : null
})

/** Who is asking; sends nobody to the sign-in page, and from there back to `here` (path and query of the page). */
export async function requireUser(here: string): Promise<SessionUser> {
  return (await currentUser()) ?? redirect(`/signin?next=${encodeURIComponent(here)}`)
}

/** Like requireUser(), for pages that need an account: a guest is sent to make one. */
export async function requireMember(here: string): Promise<SessionUser> {
  const user = await requireUser(here)
  return user.kind === 'member' ? user : redirect(`/signup?next=${encodeURIComponent(here)}`)
}

/** Like requireMember(), for the pages of those who run the site: for everybody else they do not exist. */
export async function requireAdmin(here: string): Promise<SessionUser> {
  const user = await requireMember(here)
  return user.role === 'admin' ? user : notFound()
}
