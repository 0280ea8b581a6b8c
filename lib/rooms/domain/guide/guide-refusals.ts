import { type AppError, appError } from '@/lib/shared/errors'
import { answersElsewhere, interviewsElsewhere, type OpenRound, type Place } from './guide-access'

/** The code of every refusal that withholds a guide from the candidate of another open round. */
export const ANSWERING = 'guide/answering'

/** The refusal when a room, or a part of it, is closed to the candidate of another open round on its case. */
export function answeringElsewhere(): AppError {
  return appError(ANSWERING)
}

/**
 * Why somebody cannot take a seat because of their other open rounds on the case; null if they can.
 * @param others the open rounds in which they are a member or were invited as the candidate
 */
export function seatProblem(
  place: Omit<Place, 'startedAt' | 'ended'>,
  others: readonly OpenRound[],
): AppError | null {
  if (answersElsewhere({ ...place, startedAt: null, ended: false }, others)) return answeringElsewhere()
  if (place.role === 'candidate' && interviewsElsewhere(place, others))
    return appError('seat/interviews-elsewhere')
  return null
}
