import { PrismaAdapter } from '@next-auth/prisma-adapter'
import type { Adapter, AdapterAccount } from 'next-auth/adapters'
import { db } from '@/lib/db/client'
import { newId } from '@/lib/shared/ids'
import { nameSchema } from '../domain/name'

/** next-auth's adapter over our tables: ids are ours, and no tokens of other services are stored. */
export function adapter(): Adapter {
  return {
    // The adapter is typed for the client that Prisma generates in node_modules; ours has the same methods.
    ...PrismaAdapter(db as never),
    createUser: async (profile: { name?: string | null; email: string }) => {
      const user = await db.user.create({
        data: {
          id: newId(),
          ...namesOf(profile.name, profile.email),
          email: profile.email.toLowerCase(),
          // The service has verified it; otherwise sign-in would have been refused earlier.
          emailVerified: new Date(),
          profile: { create: {} },
        },
        select: { id: true, name: true, email: true, emailVerified: true },
      })
      return { ...user, email: user.email ?? profile.email }
    },
    getUserByEmail: async (email) => {
      const user = await db.user.findUnique({
        where: { email: email.toLowerCase() },
        select: { id: true, name: true, email: true, emailVerified: true },
      })
      return user && { ...user, email: user.email ?? email }
    },
    linkAccount: async ({ userId, type, provider, providerAccountId }: AdapterAccount) => {
      // With an address, a guest becomes a member under the same id and keeps their sessions.
      await db.$transaction([
        db.account.create({ data: { id: newId(), userId, type, provider, providerAccountId } }),
        db.user.updateMany({ where: { id: userId, kind: 'guest' }, data: { kind: 'member' } }),
      ])
    },
  }
}

/** The service's name becomes the account's private name. Others see its first word until the user changes it. */
function namesOf(
  name: string | null | undefined,
  email: string,
): { name: string; privateName: string | null } {
  const parsed = nameSchema.safeParse(name ?? '')
  if (!parsed.success) return { name: (email.split('@')[0] ?? email).slice(0, 60), privateName: null }
  return { name: parsed.data.split(' ')[0] ?? parsed.data, privateName: parsed.data }
}
