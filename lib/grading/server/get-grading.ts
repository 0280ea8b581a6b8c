import { db } from '@/lib/db/client'
import type { Dimension } from '@/lib/framework/dimensions'
import type { RoundOverview } from '@/lib/rooms/server/rounds/find-round'
import { BLIND_FOR, gradeAccess, gradersOf } from '../domain/blind'
import { type Differences, differences } from '../domain/differences'
import { type FeedbackInput, sharedFeedback } from '../domain/feedback'
import { scoreSheet } from '../domain/grade'
import type { GradeColumn, GradingView } from '../domain/grading-view'
import { meanSheet } from '../domain/mean-sheet'
import { hasObservables, type Rubric } from '../domain/rubric'
import type { Score } from '../domain/scores'
import { verdictOn, verdictReason, verdictTitle } from '../domain/verdict'
import { caseNotes } from './case-notes'
import { findGrades } from './find-grades'
import { gradeColumns } from './grade-columns'
import { readRubric } from './read-rubric'

/**
 * The grades of a round for one of its members; null for observers, who see none.
 * @param marks the viewer's own quick marks from the room, as initial scores in the form
 * @param now ms since 1970
 */
export async function getGrading(
  round: RoundOverview & { endedAt: number },
  marks: Partial<Record<Dimension, Score>>,
  now: number,
): Promise<GradingView | null> {
  const { id, me, members, mode, endedAt } = round
  if (me.role === 'observer') return null
  const [byRoom, feedback] = await Promise.all([
    findGrades([id]),
    db.feedback.findMany({ where: { roomId: id, OR: [{ authorId: me.userId }, { subjectId: me.userId }] } }),
  ])
  const grades = byRoom.get(id) ?? []
  const rubric = await readRubric(grades[0]?.rubricVersion ?? round.rubricVersion)
  const grading = { graders: gradersOf(members, mode), endedAt, now }
  const { columns, released } = gradeColumns(round, grades, grading, rubric)
  const access = gradeAccess(me.userId, grades, grading)
  const about = feedback.find(({ subjectId }) => subjectId === me.userId)
  const subject = members.find(({ role }) => role === 'candidate')
  return {
    rubric,
    columns,
    released,
    opensAt: endedAt + BLIND_FOR,
    form:
      access.ok && subject
        ? {
            source: access.source,
            subject: subject.name,
            marks,
            ...(hasObservables(rubric) ? { notes: await caseNotes(round, now) } : {}),
          }
        : null,
    verdict: released ? verdictOf(columns, rubric) : null,
    differences: released ? differencesOf(columns, rubric) : null,
    interviewers:
      access.ok && access.source === 'self'
        ? members
            .filter(({ role }) => role === 'interviewer')
            .map(({ userId, name }) => ({ userId, name, feedback: saidAbout(userId, feedback) }))
        : [],
    heard: released && about ? sharedFeedback({ ...about, about: about.subjectId }) : null,
  }
}

function openSheets(columns: readonly GradeColumn[], source: 'self' | 'peer') {
  return columns.flatMap((column) =>
    column.status === 'open' && column.source === source ? [scoreSheet(column.grade.scores)] : [],
  )
}

function verdictOf(columns: readonly GradeColumn[], rubric: Rubric): GradingView['verdict'] {
  const peers = openSheets(columns, 'peer')
  const by = peers.length > 0 ? 'peer' : 'self'
  const verdict = verdictOn(meanSheet(by === 'peer' ? peers : openSheets(columns, 'self')), rubric)
  return { title: verdictTitle(verdict), reason: verdictReason(verdict, rubric), by }
}

function differencesOf(columns: readonly GradeColumn[], rubric: Rubric): Differences | null {
  const [self] = openSheets(columns, 'self')
  const peers = openSheets(columns, 'peer')
  return self && peers.length > 0 ? differences(self, meanSheet(peers), rubric) : null
}

type FeedbackRow = Omit<FeedbackInput, 'about'> & { subjectId: string }

function saidAbout(userId: string, rows: readonly FeedbackRow[]): FeedbackInput | null {
  const row = rows.find(({ subjectId }) => subjectId === userId)
  if (!row) return null
  const { punctual, realistic, hints, again, safetyNote } = row
  return { about: userId, punctual, realistic, hints, again, safetyNote }
}
