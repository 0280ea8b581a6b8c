import type { Prisma } from '@/lib/db/generated/client'
import type { CaseKind } from '@/lib/framework/case-kinds'

/** The newest version of a shipped case, with what a new room needs; null if the case no longer exists. */
export function findShippedVersion(
  tx: Pick<Prisma.TransactionClient, 'caseVersion'>,
  caseId: string,
): Promise<{ id: string; title: string; kind: CaseKind } | null> {
  return tx.caseVersion.findFirst({
    where: { caseId, origin: 'content', current: true },
    select: { id: true, title: true, kind: true },
  })
}
