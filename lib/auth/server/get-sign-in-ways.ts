import { db } from '@/lib/db/client'

/** How a user can sign in: by password, through which other services, and by mail to a confirmed address. */
export type SignInWays = { password: boolean; services: string[]; confirmed: boolean }

export async function getSignInWays(userId: string): Promise<SignInWays> {
  const user = await db.user.findUniqueOrThrow({
    where: { id: userId },
    select: {
      passwordHash: true,
      emailVerified: true,
      accounts: { select: { provider: true }, orderBy: { provider: 'asc' } },
    },
  })
  return {
    password: user.passwordHash !== null,
    services: user.accounts.map((account) => account.provider),
    confirmed: user.emailVerified !== null,
  }
}
