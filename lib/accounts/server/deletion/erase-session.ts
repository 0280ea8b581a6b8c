import { removeImportsOf } from '@/lib/review/server/archive/remove-imported'
import { eraseSeat } from '@/lib/review/server/sessions/erase-seat'
import { removeArchivesOf } from '../export/make-archive'

/**
 * Erases what a person had in a session that they deleted for good, with the archives of it, whoever had them made: their
 * name and their words stand in these. Run again it changes nothing more.
 */
export async function eraseSession(userId: string, roomId: string, now: Date): Promise<void> {
  await removeImportsOf([roomId])
  await eraseSeat(userId, roomId, now)
  await removeArchivesOf([roomId])
}
