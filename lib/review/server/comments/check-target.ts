import { getGrading } from '@/lib/grading/server/get-grading'
import { loadRoom } from '@/lib/rooms/server/log/load-room'
import { appError } from '@/lib/shared/errors'
import type { CommentTarget } from '../../domain/comments/comment'
import { getSessionReview } from '../peer/get-session-review'
import type { Commenter, CommentUser } from './find-commenter'

/**
 * Refuses a thread about something that the round does not have, or that its author may not see.
 * @throws AppError `comment/bad-target`, `comment/closed-grade` while the grades are closed
 */
export async function checkTarget(
  user: CommentUser,
  commenter: Commenter,
  about: CommentTarget,
  now: Date,
): Promise<void> {
  switch (about.kind) {
    case 'field':
      return
    case 'moment':
    case 'element': {
      const { round, board } = await loadRoom(commenter.round.id)
      const isInTime = round.clock.status === 'ended' && about.elapsed <= Math.ceil(round.clock.elapsed)
      // Elements that were deleted later in the round count as well.
      if (!isInTime || (about.kind === 'element' && !board.elements.has(about.id)))
        throw appError('comment/bad-target')
      return
    }
    case 'grade':
      return checkGrade(user, commenter, about.column, now)
  }
}

async function checkGrade(
  user: CommentUser,
  { member, seesGrades }: Commenter,
  column: string,
  now: Date,
): Promise<void> {
  if (!member) throw appError('comment/bad-target')
  if (!seesGrades) throw appError('comment/closed-grade')
  const grading = await getGrading(member, {}, now.getTime())
  if (grading?.columns.some(({ key, status }) => key === column && status === 'open')) return
  const view = (await getSessionReview(user, member.id, true))?.view
  if (view?.state !== 'done' || view.column.key !== column) throw appError('comment/bad-target')
}
