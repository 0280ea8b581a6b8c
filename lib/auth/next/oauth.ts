import type { Account, Profile } from 'next-auth'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'

/** The epoch that a session started now must carry. */
export async function sessionEpochOf(userId: string): Promise<number> {
  const user = await db.user.findUniqueOrThrow({ where: { id: userId }, select: { sessionEpoch: true } })
  return user.sessionEpoch
}

/** Whether a sign-in may continue: the other service must provide a verified e-mail address. */
export function vouchesForEmail(account: Account | null, profile: Profile | undefined): boolean {
  if (account?.type !== 'oauth') return true
  if (!profile?.email) return false
  return !('email_verified' in profile) || profile.email_verified === true
}

/** Gives a user without an e-mail address the one that another service reports, unless it belongs to somebody else. */
export async function takeEmail(userId: string, profile: { email?: string | null }): Promise<void> {
  if (!profile.email) return
  try {
    const email = profile.email.toLowerCase()
    await db.user.updateMany({
      where: { id: userId, email: null },
      data: { email, emailVerified: new Date() },
    })
  } catch (error) {
    if (!(error instanceof Prisma.PrismaClientKnownRequestError) || error.code !== 'P2002') throw error
  }
}
