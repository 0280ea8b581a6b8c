import { configuredEndpoint } from '@/lib/ai/server/endpoint'
import { hasObservables } from '@/lib/grading/domain/rubric'
import { getGrading } from '@/lib/grading/server/get-grading'
import { viewFor, withoutGuide } from '@/lib/rooms/domain/round/views/view-for'
import { namesIn } from '@/lib/rooms/server/access/names-in'
import { canOpenGuide } from '@/lib/rooms/server/guide/get-case-guide'
import { recordGuideRefusal } from '@/lib/rooms/server/guide/record-guide-refusal'
import { loadRoom } from '@/lib/rooms/server/log/load-room'
import { findGoingDate } from '@/lib/rooms/server/retention/find-going-date'
import { findRound } from '@/lib/rooms/server/rounds/find-round'
import { findNextRound } from '@/lib/rooms/server/rounds/next-round'
import { hasGiven } from '../domain/has-given'
import type { Review } from '../domain/review'
import { sessionRecord } from '../domain/session-record'

/**
 * A past session for one of its members, or null while it is not over. Contains only what this viewer may see.
 * @param now ms since 1970
 * @throws AppError `not-found` for a session that does not exist or belongs to others
 */
export async function getReview(userId: string, roomId: string, now: number): Promise<Review | null> {
  const round = await findRound(roomId, userId)
  const { endedAt, me } = round
  if (endedAt === null) return null
  const [whole, nameOf, isGuideOpen, next, goesAt] = await Promise.all([
    loadRoom(roomId),
    namesIn(roomId),
    canOpenGuide(round.caseId, userId, new Date(now)),
    findNextRound(round, now),
    findGoingDate(roomId),
  ])
  const isClosed = me.answersElsewhere === true
  const seen = viewFor(me, whole)
  const state = isClosed ? { ...seen, round: withoutGuide(seen.round) } : seen
  if (isClosed) await recordGuideRefusal(userId, { roomId }, new Date(now))
  const grading = await getGrading({ ...round, endedAt }, state.round.marks[userId] ?? {}, now)
  return {
    id: roomId,
    title: round.title,
    guideOf: isGuideOpen ? round.caseId : null,
    isGivenClosed: isClosed && hasGiven(whole.round),
    mode: round.mode,
    minutes: round.minutes,
    startedAt: round.startedAt ?? round.createdAt,
    role: me.role,
    goesAt,
    people: round.members.map(({ userId, name, role, number }) => ({
      ...{ name, role, number },
      mine: userId === me.userId,
    })),
    record: sessionRecord(state, userId, nameOf),
    next,
    grading,
    hasAi: grading !== null && hasObservables(grading.rubric) && configuredEndpoint() !== null,
  }
}
