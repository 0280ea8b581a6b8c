import { removeImportsOf } from '@/lib/review/server/archive/remove-imported'
import { eraseSeat } from '@/lib/review/server/sessions/erase-seat'
import { removeArchivesOf } from '../export/make-archive'

/**
 * Erases a user's data in a session that they deleted for good, together with everybody's archives of it, which contain
 * their name and words. Running it again changes nothing.
 */
export async function eraseSession(userId: string, roomId: string, now: Date): Promise<void> {
  await removeImportsOf([roomId])
  await eraseSeat(userId, roomId, now)
  await removeArchivesOf([roomId])
}
