import { db } from '@/lib/db/client'

/** A user's names at the time they reported others, and when others reported them. */
export async function namesInReports(userId: string): Promise<string[]> {
  const reports = await db.report.findMany({
    where: { OR: [{ reporterId: userId }, { reportedId: userId }] },
    select: { reporterId: true, reporterName: true, reportedName: true },
  })
  return reports.map((one) => (one.reporterId === userId ? one.reporterName : one.reportedName))
}
