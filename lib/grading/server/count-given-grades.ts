import { db } from '@/lib/db/client'

/** How many of others' rounds a person has graded. */
export async function countGivenGrades(userId: string): Promise<number> {
  const grades = await db.grade.findMany({
    where: { graderId: userId, subjectId: { not: userId } },
    distinct: ['roomId'],
    select: { id: true },
  })
  return grades.length
}
