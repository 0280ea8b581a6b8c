import type { RoundOverview } from '@/lib/rooms/server/rounds/find-round'
import { expectedOf, type Grader, isReleased, visibleGrades } from '../domain/blind'
import { scoreSheet } from '../domain/grade'
import type { GradeColumn, PresentedGrade } from '../domain/grading-view'
import { overall } from '../domain/overall'
import type { Rubric } from '../domain/rubric'
import type { GivenGrade } from './find-grades'

/** What a member may know of each expected grade. The candidate's own comes first. */
export function gradeColumns(
  { me, members }: Pick<RoundOverview, 'me' | 'members'>,
  grades: readonly GivenGrade[],
  grading: { graders: readonly Grader[]; endedAt: number; now: number },
  rubric: Rubric,
): { columns: GradeColumn[]; released: boolean } {
  const visible = new Set(visibleGrades(me, grades, grading))
  const columns = expectedOf(grades, grading.graders).map(({ userId, source }): GradeColumn => {
    const name = members.find((member) => member.userId === userId)?.name ?? ''
    const column = { key: `${source}-${userId}`, source, name, mine: userId === me.userId }
    const grade = grades.find((given) => given.graderId === userId && given.source === source)
    if (!grade) return { ...column, status: 'awaited' }
    if (!visible.has(grade)) return { ...column, status: 'in' }
    return { ...column, status: 'open', grade: presentGrade(grade, rubric) }
  })
  return { columns, released: isReleased(grades, grading) }
}

function presentGrade({ scores, keep, change, version, at }: GivenGrade, rubric: Rubric): PresentedGrade {
  return { scores, keep, change, version, at, overall: overall(scoreSheet(scores), rubric).value }
}
