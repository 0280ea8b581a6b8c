import { db } from '@/lib/db/client'

/** How many rounds of others somebody has graded. */
export async function countGivenGrades(userId: string): Promise<number> {
  const grades = await db.grade.findMany({
    where: { graderId: userId, subjectId: { not: userId } },
    distinct: ['roomId'],
    select: { id: true },
  })
  return grades.length
}
