import { CURRENT_RUBRIC } from '@/lib/framework/dimensions'
import type { RoomMode } from '@/lib/framework/roles'
import type { Actor } from '@/lib/rooms/domain/round/members'
import { gradeAccess, gradersOf } from '../domain/blind'
import type { GradeState } from '../domain/grading-view'
import { findGrades } from './find-grades'
import { gradeColumns } from './grade-columns'
import { readRubric } from './read-rubric'

/** An ended round with its members, and the member who asks. */
export type EndedRound = { id: string; mode: RoomMode; endedAt: number; me: Actor; members: Actor[] }

/** The grading state of some rounds, by room id; nothing for rounds that the viewer observed. */
export async function listGradeStates(
  rounds: readonly EndedRound[],
  now: number,
): Promise<Map<string, GradeState>> {
  const graded = rounds.filter(({ me }) => me.role !== 'observer')
  const byRoom = await findGrades(graded.map(({ id }) => id))
  const states = new Map<string, GradeState>()
  for (const round of graded) {
    const grades = byRoom.get(round.id) ?? []
    const rubric = await readRubric(grades[0]?.rubricVersion ?? CURRENT_RUBRIC)
    const grading = { graders: gradersOf(round.members, round.mode), endedAt: round.endedAt, now }
    const { columns } = gradeColumns(round, grades, grading, rubric)
    const own = columns.find(({ mine }) => mine)
    states.set(round.id, {
      toGrade: own?.status === 'awaited' && gradeAccess(round.me.userId, grades, grading).ok,
      grades: columns.map((column) => {
        const { key, source, name, mine, status } = column
        return {
          key,
          source,
          name,
          mine,
          status,
          overall: column.status === 'open' ? column.grade.overall : null,
        }
      }),
    })
  }
  return states
}
