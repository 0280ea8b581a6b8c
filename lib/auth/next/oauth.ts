import type { Account, Profile } from 'next-auth'
import { db } from '@/lib/db/client'

/** The number that a session started now must carry. */
export async function sessionEpochOf(userId: string): Promise<number> {
  const user = await db.user.findUniqueOrThrow({ where: { id: userId }, select: { sessionEpoch: true } })
  return user.sessionEpoch
}

/** Whether a sign-in may go on: another service must have an e-mail address for the person, and a checked one. */
export function vouchesForEmail(account: Account | null, profile: Profile | undefined): boolean {
  if (account?.type !== 'oauth') return true
  if (!profile?.email) return false
  return !('email_verified' in profile) || profile.email_verified === true
}

/**
 * A guest who signs in with another service becomes a member under the same id and keeps their sessions.
 * Someone else's e-mail address stays theirs: then the new member has none.
 */
export async function joinGuest(userId: string, profile: { email?: string | null }): Promise<void> {
  const email = profile.email?.toLowerCase() ?? null
  const taken =
    email !== null && (await db.user.findUnique({ where: { email }, select: { id: true } })) !== null
  await db.user.updateMany({
    where: { id: userId, kind: 'guest' },
    data: { kind: 'member', ...(taken ? {} : { email }) },
  })
}
