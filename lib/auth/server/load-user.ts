import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import type { SessionUser } from '../domain/session-user'
import { isAdmin } from './is-admin'

/** The user with this id as currently stored, or null. */
export async function loadUser(
  id: string,
  client: Pick<Prisma.TransactionClient, 'user'> = db,
): Promise<SessionUser | null> {
  const row = await client.user.findUnique({
    where: { id },
    select: {
      id: true,
      kind: true,
      name: true,
      email: true,
      emailVerified: true,
      suspendedAt: true,
      profile: { select: { level: true, timeZone: true, languages: true } },
    },
  })
  if (!row) return null
  const { profile, ...user } = row
  return sessionUserOf(user, profile)
}

type UserRow = Pick<SessionUser, 'id' | 'kind' | 'name' | 'email'> & {
  emailVerified: Date | null
  suspendedAt: Date | null
}

/** A user from their rows; a guest has no profile. */
export function sessionUserOf(
  { emailVerified, suspendedAt, ...user }: UserRow,
  profile: Pick<SessionUser, 'level' | 'timeZone' | 'languages'> | null,
): SessionUser {
  return {
    ...user,
    role: isAdmin({ email: user.email, emailVerified }) ? 'admin' : 'person',
    suspended: suspendedAt !== null,
    ...(profile ?? { level: 'mid', timeZone: 'UTC', languages: ['en'] }),
  }
}
