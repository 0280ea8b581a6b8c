import { db } from '@/lib/db/client'

/** How often something was noted of somebody or something since a moment. */
export function countAudit({
  action,
  subject,
  since,
}: {
  action: string
  subject: string
  since: Date
}): Promise<number> {
  return db.auditEntry.count({ where: { action, subject, at: { gt: since } } })
}
