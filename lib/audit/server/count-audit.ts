import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'

/** How often something was noted of somebody or something since a moment. */
export function countAudit(
  { action, subject, since }: { action: string; subject: string; since: Date },
  client: Pick<Prisma.TransactionClient, 'auditEntry'> = db,
): Promise<number> {
  return client.auditEntry.count({ where: { action, subject, at: { gt: since } } })
}
