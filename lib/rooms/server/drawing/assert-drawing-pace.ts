import { appError } from '@/lib/shared/errors'
import { Pace } from '@/lib/shared/pace'

export const DRAWINGS_AT_ONCE = 5

/**
 * Drawings that a person may upload, whether accepted or refused: five at once, then one a minute. Each costs
 * seconds of work.
 */
const pace = new Pace(60_000, DRAWINGS_AT_ONCE)

/** Called before any of a drawing is read. @throws AppError `drawing/too-often` */
export function assertDrawingPace(userId: string, now: Date): void {
  if (!pace.take(userId, now.getTime())) throw appError('drawing/too-often')
}
