import type { Prisma } from '@/lib/db/generated/client'
import { type Grading, isReleased } from '../domain/blind'
import type { GradeSource } from '../domain/grade'

/**
 * Records that the grades of a round are open, if they now are. Lock the round first, and pass all of its grades.
 * @returns whether this call opened them
 */
export async function recordRelease(
  tx: Prisma.TransactionClient,
  roomId: string,
  grades: readonly { graderId: string; source: GradeSource }[],
  grading: Grading,
): Promise<boolean> {
  if (!isReleased(grades, grading)) return false
  const at = new Date(grading.now)
  const written = await tx.$executeRaw`
    insert into "GradeRelease" ("roomId", at) values (${roomId}::uuid, ${at})
    on conflict ("roomId") do update set at = excluded.at where "GradeRelease".at is null`
  return written === 1
}
