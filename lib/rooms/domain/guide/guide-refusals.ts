import { AppError } from '@/lib/shared/errors'
import { answersElsewhere, interviewsElsewhere, type OpenRound, type Place } from './guide-access'

/** The code of every refusal that keeps a guide from the candidate of another open round. */
export const ANSWERING = 'guide/answering'

/** Why a room, or a part of it, is closed to the candidate of another open round on its case. */
export function answeringElsewhere(): AppError {
  return new AppError(
    ANSWERING,
    'You are, or are about to be, the candidate of another open round on this case. Its guide and its other rooms open to you when that round is over.',
  )
}

/**
 * Why somebody cannot take a seat because of their other open rounds on the case; null when they can.
 * @param others the open rounds in which they are a member or were asked to be the candidate
 */
export function seatProblem(
  place: Omit<Place, 'startedAt' | 'ended'>,
  others: readonly OpenRound[],
): AppError | null {
  if (answersElsewhere({ ...place, startedAt: null, ended: false }, others)) return answeringElsewhere()
  if (place.role === 'candidate' && interviewsElsewhere(place, others))
    return new AppError(
      'seat/interviews-elsewhere',
      'You are the interviewer of another open round on this case, so you can’t be its candidate. Choose another case, or end that round first.',
    )
  return null
}
