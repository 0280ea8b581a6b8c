import { db } from '@/lib/db/client'
import { type ScoreSheet, scoreSheet } from '../domain/grade'
import { meanSheet } from '../domain/mean-sheet'
import { findGrades } from './find-grades'

/**
 * The scores that the people of some rounds gave their candidates, by room id: the mean of the interviewers', or the
 * candidate's own where nobody else graded. Only of rounds whose grades are open: of what is blind no figure tells.
 */
export async function listOpenSheets(roomIds: readonly string[]): Promise<Map<string, ScoreSheet>> {
  const opened = await db.gradeRelease.findMany({
    where: { roomId: { in: [...roomIds] }, at: { not: null } },
    select: { roomId: true },
  })
  const sheets = new Map<string, ScoreSheet>()
  for (const [roomId, grades] of await findGrades(opened.map((one) => one.roomId))) {
    const of = (source: 'self' | 'peer') =>
      grades.filter((grade) => grade.source === source).map(({ scores }) => scoreSheet(scores))
    const peers = of('peer')
    const from = peers.length > 0 ? peers : of('self')
    if (from.length > 0) sheets.set(roomId, meanSheet(from))
  }
  return sheets
}
