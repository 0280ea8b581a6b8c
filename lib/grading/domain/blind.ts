import type { RoomMode, RoomRole } from '@/lib/framework/roles'
import type { GradeSource } from './grade'

/** How long grades wait for each other after the end of a round, in milliseconds. */
export const BLIND_FOR = 7 * 24 * 3_600_000

/** A person who grades a round. */
export type Grader = {
  userId: string
  source: Extract<GradeSource, 'self' | 'peer'>
  /** They deleted the session or their account: a grade that is in counts, a missing one is not expected. */
  isGone?: true
}

type GivenGrade = { graderId: string; source: GradeSource }

/** What decides whether grades are open: who grades, when the round ended, and the time now, in ms since 1970. */
export type Grading = { graders: readonly Grader[]; endedAt: number; now: number }

/**
 * Who grades a round: its candidate grades themself, and in a round of two each interviewer grades the candidate.
 * Observers grade nobody. A candidate who deleted the session or their account took their grade with them.
 */
export function gradersOf(
  members: readonly { userId: string; role: RoomRole; isGone?: boolean; isClosed?: boolean }[],
  mode: RoomMode,
): Grader[] {
  return members.flatMap(({ userId, role, ...left }): Grader[] => {
    const isGone = left.isGone || left.isClosed
    if (role === 'candidate') return isGone ? [] : [{ userId, source: 'self' }]
    if (role !== 'interviewer' || mode !== 'pair') return []
    return [{ userId, source: 'peer', ...(isGone && { isGone }) }]
  })
}

/** The graders whose grades are in or can still come. */
export function expectedOf(grades: readonly GivenGrade[], graders: readonly Grader[]): Grader[] {
  return graders.filter((grader) => !grader.isGone || isIn(grades, grader))
}

function isIn(grades: readonly GivenGrade[], { userId, source }: Grader): boolean {
  return grades.some((grade) => grade.graderId === userId && grade.source === source)
}

/**
 * Whether the grades of a round are open: either all expected ones are in, or the wait is over and at least one is in.
 * Once open, they stay open.
 */
export function isReleased(grades: readonly GivenGrade[], { graders, endedAt, now }: Grading): boolean {
  const expected = expectedOf(grades, graders)
  const given = expected.filter((grader) => isIn(grades, grader))
  return given.length > 0 && (given.length === expected.length || now >= endedAt + BLIND_FOR)
}

/**
 * The grades that a member may read: their own always; those of others once all are open; an observer none. Filter
 * with this on the server: hidden grades must not be sent.
 */
export function visibleGrades<G extends GivenGrade>(
  viewer: { userId: string; role: RoomRole },
  grades: readonly G[],
  grading: Grading,
): G[] {
  if (viewer.role === 'observer') return []
  const released = isReleased(grades, grading)
  return grades.filter((grade) => released || (grade.graderId === viewer.userId && grade.source !== 'ai'))
}

/** Whether a person may submit a grade now, for the first time or again. */
export type GradeAccess =
  | { ok: true; source: Grader['source'] }
  /** `not-grader`: this person's role grades nobody here. `open`: the grades are open, so they are all final. */
  | { ok: false; reason: 'not-grader' | 'open' }

/**
 * A grade may be submitted, and replaced by a newer version, until the grades of the round are open: after that the
 * grader could know the others'. The only grader of a round is blind to nobody and may grade again at any time.
 */
export function gradeAccess(userId: string, grades: readonly GivenGrade[], grading: Grading): GradeAccess {
  const grader = grading.graders.find((entry) => entry.userId === userId)
  if (!grader) return { ok: false, reason: 'not-grader' }
  if (expectedOf(grades, grading.graders).length > 1 && isReleased(grades, grading))
    return { ok: false, reason: 'open' }
  return { ok: true, source: grader.source }
}
