import { db } from '@/lib/db/client'
import { type ScoreSheet, scoreSheet } from '../domain/grade'
import { meanSheet } from '../domain/mean-sheet'
import { findGrades } from './find-grades'

/**
 * The scores of some rounds' candidates, by room id: the mean of the interviewers' grades, or the candidate's own if
 * nobody else graded. Only for rounds whose grades are open: no figure may reveal a blind grade.
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
