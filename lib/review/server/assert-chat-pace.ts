import { appError } from '@/lib/shared/errors'
import { Pace } from '@/lib/shared/pace'

// Enough for the longest chat at once; each page reads a whole room from the database.
const pace = new Pace(1_000, 20)

/** @throws AppError `session/too-often` */
export function assertChatPace(userId: string, now: Date): void {
  if (!pace.take(userId, now.getTime())) throw appError('session/too-often', { what: 'chat' })
}
