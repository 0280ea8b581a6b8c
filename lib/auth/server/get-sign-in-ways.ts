import { db } from '@/lib/db/client'

/** How a person can sign in: by password, and by which other services. */
export type SignInWays = { password: boolean; services: string[] }

export async function getSignInWays(userId: string): Promise<SignInWays> {
  const user = await db.user.findUniqueOrThrow({
    where: { id: userId },
    select: { passwordHash: true, accounts: { select: { provider: true }, orderBy: { provider: 'asc' } } },
  })
  return { password: user.passwordHash !== null, services: user.accounts.map((account) => account.provider) }
}
