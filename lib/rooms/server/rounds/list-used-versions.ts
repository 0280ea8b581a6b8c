import type { Prisma } from '@/lib/db/generated/client'

/** The versions of a case that rooms use. */
export async function listUsedVersions(
  caseId: string,
  client: Pick<Prisma.TransactionClient, 'room'>,
): Promise<string[]> {
  const rooms = await client.room.findMany({
    where: { caseVersion: { caseId } },
    distinct: ['caseVersionId'],
    select: { caseVersionId: true },
  })
  return rooms.map(({ caseVersionId }) => caseVersionId)
}
