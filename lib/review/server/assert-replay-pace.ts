import { appError } from '@/lib/shared/errors'
import { Pace } from '@/lib/shared/pace'

// Enough for a dozen typical sessions at once; each part is read from the database again.
const pace = new Pace(250, 60)

/** @throws AppError `session/too-often` */
export function assertReplayPace(userId: string, now: Date): void {
  if (!pace.take(userId, now.getTime())) throw appError('session/too-often', { what: 'recording' })
}
