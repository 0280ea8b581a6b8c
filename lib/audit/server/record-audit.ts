import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { newId } from '@/lib/shared/ids'

export type AuditEntry = {
  at: Date
  actorId: string
  /** The event, such as `auth/signed-in`. */
  action: string
  /** The user or thing affected, as `user:<id>`. */
  subject: string
  detail?: Prisma.InputJsonObject
}

/**
 * Records an important action and who did it; never addresses, passwords or tokens. Callers pass the transaction of the
 * change, so that nothing is changed that cannot be recorded.
 */
export async function recordAudit(
  entry: AuditEntry,
  client: Pick<Prisma.TransactionClient, 'auditEntry'> = db,
): Promise<void> {
  await client.auditEntry.create({ data: { id: newId(), ...entry } })
}
