import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'

/** How many audit records of this kind there are for a subject since a given moment. */
export function countAudit(
  { action, subject, since }: { action: string; subject: string; since: Date },
  client: Pick<Prisma.TransactionClient, 'auditEntry'> = db,
): Promise<number> {
  return client.auditEntry.count({ where: { action, subject, at: { gt: since } } })
}
