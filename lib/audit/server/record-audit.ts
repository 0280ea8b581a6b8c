import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { newId } from '@/lib/shared/ids'

export type AuditEntry = {
  at: Date
  actorId: string
  /** What happened, as `auth/signed-in`. */
  action: string
  /** Whom or what it happened to, as `user:<id>`. */
  subject: string
  detail?: Prisma.InputJsonObject
}

/**
 * Notes who did what of consequence; never addresses, passwords or tokens. What changes something passes its
 * transaction, so that nothing is changed where it cannot be noted.
 */
export async function recordAudit(
  entry: AuditEntry,
  client: Pick<Prisma.TransactionClient, 'auditEntry'> = db,
): Promise<void> {
  await client.auditEntry.create({ data: { id: newId(), ...entry } })
}
