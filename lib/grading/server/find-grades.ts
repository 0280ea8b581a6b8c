import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import type { GradeSource, Scores } from '../domain/grade'

/** The newest version of a person's grade. */
export type GivenGrade = {
  graderId: string
  source: GradeSource
  rubricVersion: number
  version: number
  scores: Scores
  keep: string
  change: string
  /** Milliseconds since 1970. */
  at: number
}

/** The newest grade of each grader in some rooms, in order of submission. Filter before showing. */
export async function findGrades(
  roomIds: readonly string[],
  client: Pick<Prisma.TransactionClient, 'grade'> = db,
): Promise<Map<string, GivenGrade[]>> {
  const rows = await client.grade.findMany({
    where: { roomId: { in: [...roomIds] } },
    orderBy: { version: 'desc' },
    distinct: ['roomId', 'graderId', 'source'],
  })
  const byRoom = new Map<string, GivenGrade[]>(roomIds.map((id) => [id, []]))
  for (const row of rows.toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime())) {
    const { graderId, source, rubricVersion, version, keep, change, createdAt } = row
    byRoom.get(row.roomId)?.push({
      graderId,
      source,
      rubricVersion,
      version,
      keep,
      change,
      at: createdAt.getTime(),
      // Validated by gradeSchema before it was stored.
      scores: row.scores as Scores,
    })
  }
  return byRoom
}
