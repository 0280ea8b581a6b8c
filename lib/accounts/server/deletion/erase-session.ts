import { removeImportsOf } from '@/lib/review/server/archive/remove-imported'
import { eraseSeat } from '@/lib/review/server/sessions/erase-seat'
import { dropNames } from '@/lib/rooms/server/own-sessions/names-to-erase'
import { removeArchivesOf } from '../export/make-archive'

/**
 * Erases a user's data in a session that they deleted for good, together with everybody's archives of it, which contain
 * their name and words. Running it again changes nothing.
 * @param isLast whether nothing can be in flight any more, so that no later run needs their names
 */
export async function eraseSession(userId: string, roomId: string, now: Date, isLast = false): Promise<void> {
  await removeImportsOf([roomId])
  await eraseSeat(userId, roomId, now)
  await removeArchivesOf([roomId])
  if (isLast) await dropNames(userId, roomId)
}
