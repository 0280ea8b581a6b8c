import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { inTransaction } from '@/lib/db/queryable'
import { cancelJob } from '@/lib/jobs/server/add-job'
import { loadRoom } from '@/lib/rooms/server/log/load-room'
import { findRound, type RoundOverview } from '@/lib/rooms/server/rounds/find-round'
import { holdPlace, lockRoom } from '@/lib/rooms/server/rounds/lock-room'
import { type AppError, appError, notFound } from '@/lib/shared/errors'
import { newId } from '@/lib/shared/ids'
import { gradeAccess, gradersOf } from '../domain/blind'
import type { Submission } from '../domain/submission'
import { checkPointers } from './check-pointers'
import { findGrades } from './find-grades'
import { openingKey, tellGraders } from './open-grades'
import { readRubric } from './read-rubric'
import { recordRelease } from './record-release'
import { recordVerdict } from './record-verdict'
import { saveFeedback } from './save-feedback'
import { scoresOn } from './scores-on'

/** Maximum number of versions kept of one grade. */
export const VERSIONS_A_GRADE = 100

/**
 * Submits a person's grade of a round: the candidate's of themself, an interviewer's of the candidate. Submitting
 * again creates a new version and keeps the old ones.
 * @throws AppError `not-found` for strangers, `grade/not-ended`, `grade/not-grader`, `grade/open` once the grades are
 * open, `grade/other-rubric`, `grade/incomplete`, `grade/bad-pointer`, `grade/too-many`
 */
export async function submitGrade(
  userId: string,
  roomId: string,
  submission: Submission,
  now: Date,
): Promise<void> {
  const round = await findRound(roomId, userId)
  const { endedAt } = round
  if (endedAt === null) {
    throw appError('grade/not-ended')
  }
  const graders = gradersOf(round.members, round.mode)
  const state = await loadRoom(roomId)
  await db.$transaction(async (tx) => {
    // One at a time: if two grades would open each other, the second must find the first.
    await lockRoom(tx, roomId)
    // They may have deleted their copy of the session in the meantime, and erased data must not reappear.
    if (!(await holdPlace(tx, roomId, userId))) throw notFound('session')
    const grades = (await findGrades([roomId], tx)).get(roomId) ?? []
    const access = gradeAccess(userId, grades, { graders, endedAt, now: now.getTime() })
    if (!access.ok) throw refusal(access.reason)
    const mine = grades.find((grade) => grade.graderId === userId && grade.source === access.source)
    const version = (mine?.version ?? 0) + 1
    if (version > VERSIONS_A_GRADE) throw appError('grade/too-many', { most: VERSIONS_A_GRADE })
    const rubricVersion = grades[0]?.rubricVersion ?? round.rubricVersion
    const scores = scoresOn(await readRubric(rubricVersion), submission)
    checkPointers(scores, state)
    const { keep, change } = submission
    await tx.grade.create({
      data: {
        id: newId(),
        roomId,
        source: access.source,
        graderId: userId,
        subjectId: candidateOf(round).userId,
        rubricVersion,
        version,
        scores: scores satisfies Prisma.InputJsonObject,
        keep,
        change,
        createdAt: now,
      },
    })
    if (access.source === 'self') await saveFeedback(tx, round, submission.feedback, now)
    const within = inTransaction(tx)
    const all = [...grades, { graderId: userId, source: access.source }]
    if (await recordRelease(tx, roomId, all, { graders, endedAt, now: now.getTime() }))
      await cancelJob(openingKey(roomId), within)
    await recordVerdict(tx, roomId)
    await tellGraders(graders, roomId, within)
  })
}

function refusal(reason: 'not-grader' | 'open'): AppError {
  return reason === 'open' ? appError('grade/open') : appError('grade/not-grader')
}

function candidateOf({ members }: RoundOverview): { userId: string } {
  const candidate = members.find((member) => member.role === 'candidate')
  if (!candidate) {
    throw appError('grade/no-candidate')
  }
  return candidate
}
