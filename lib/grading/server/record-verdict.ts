import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { pool } from '@/lib/db/pool'
import { scoreSheet } from '../domain/grade'
import { meanSheet } from '../domain/mean-sheet'
import { type VerdictOutcome, verdictOn, verdictOutcome } from '../domain/verdict'
import { findGrades, type GivenGrade } from './find-grades'
import { readRubric } from './read-rubric'

/** The number of rounds that one run updates at a time. */
const AT_ONCE = 200

type Client = Pick<Prisma.TransactionClient, 'grade' | 'gradeRelease'>

/**
 * Stores the verdict of a round's open grades, so that lists can be filtered by it. Does nothing while the grades are
 * closed, so that no database column reveals blind grades.
 */
export async function recordVerdict(client: Client, roomId: string): Promise<void> {
  const grades = (await findGrades([roomId], client)).get(roomId) ?? []
  await client.gradeRelease.updateMany({
    where: { roomId, at: { not: null } },
    data: { verdict: await outcomeOf(grades) },
  })
}

/** Does the same for rounds whose grades opened before verdicts were stored, or in a process of an older version. */
export async function recordMissingVerdicts(): Promise<void> {
  for (let last = '00000000-0000-0000-0000-000000000000'; ; ) {
    const { rows } = await pool().query<{ roomId: string }>(
      `select "roomId" from "GradeRelease" where at is not null and verdict is null and "roomId" > $1::uuid
       order by "roomId" limit $2`,
      [last, AT_ONCE],
    )
    const ids = rows.map(({ roomId }) => roomId)
    for (const [roomId, grades] of await findGrades(ids)) {
      const verdict = await outcomeOf(grades)
      // A grade submitted in the meantime has recorded its own verdict.
      if (verdict)
        await db.gradeRelease.updateMany({
          where: { roomId, verdict: null, at: { not: null } },
          data: { verdict },
        })
    }
    const end = ids.at(-1)
    if (!end || ids.length < AT_ONCE) return
    last = end
  }
}

/** By the interviewers' grades, or by the candidate's own if there are no others; null without any. */
async function outcomeOf(grades: readonly GivenGrade[]): Promise<VerdictOutcome | null> {
  const of = (source: 'self' | 'peer') =>
    grades.filter((grade) => grade.source === source).map(({ scores }) => scoreSheet(scores))
  const peers = of('peer')
  const sheets = peers.length > 0 ? peers : of('self')
  const [first] = grades
  if (sheets.length === 0 || !first) return null
  return verdictOutcome(verdictOn(meanSheet(sheets), await readRubric(first.rubricVersion)))
}
