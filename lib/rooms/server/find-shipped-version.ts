import type { Prisma } from '@/lib/db/generated/client'
import type { CaseKind } from '@/lib/framework/case-kinds'

/** The newest version of a shipped case, as a new room needs it; null where there is no such case any more. */
export function findShippedVersion(
  tx: Pick<Prisma.TransactionClient, 'caseVersion'>,
  caseId: string,
): Promise<{ id: string; title: string; kind: CaseKind } | null> {
  return tx.caseVersion.findFirst({
    where: { caseId, origin: 'content', current: true },
    select: { id: true, title: true, kind: true },
  })
}
