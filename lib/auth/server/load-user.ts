import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import type { SessionUser } from '../domain/session-user'
import { isAdmin } from './is-admin'

/**
 * The person with this id as the database knows them now, or null. With `epoch`, also null when their sessions of
 * that number were ended.
 */
export async function loadUser(
  id: string,
  epoch?: number,
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
      sessionEpoch: true,
      profile: { select: { level: true, timeZone: true, languages: true } },
    },
  })
  if (!row || (epoch !== undefined && row.sessionEpoch !== epoch)) return null
  const { sessionEpoch: _, emailVerified, suspendedAt, profile, ...user } = row
  return {
    ...user,
    role: isAdmin({ email: user.email, emailVerified }) ? 'admin' : 'person',
    suspended: suspendedAt !== null,
    ...(profile ?? { level: 'mid', timeZone: 'UTC', languages: ['en'] }),
  }
}
