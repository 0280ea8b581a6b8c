import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import type { SessionUser } from '../domain/session-user'

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
      role: true,
      name: true,
      email: true,
      sessionEpoch: true,
      profile: { select: { level: true, timeZone: true, languages: true } },
    },
  })
  if (!row || (epoch !== undefined && row.sessionEpoch !== epoch)) return null
  const { sessionEpoch: _, profile, ...user } = row
  return { ...user, ...(profile ?? { level: 'mid', timeZone: 'UTC', languages: ['en'] }) }
}
