import { isAccountClosed } from '@/lib/auth/server/closing/is-account-closed'
import { loadUser } from '@/lib/auth/server/load-user'
import { everydayWords } from '@/lib/content/server/everyday-words'
import { db } from '@/lib/db/client'
import { eraseFromGrades, leaveGrading } from '@/lib/grading/server/erase-person'
import { removeJobsAbout } from '@/lib/jobs/server/remove-jobs-about'
import { withoutNames } from '@/lib/rooms/domain/round/views/without-names'
import { eraseFromRoom } from '@/lib/rooms/server/erase-person'
import { removeAbandoned } from '@/lib/rooms/server/own-sessions/remove-abandoned'
import { eraseFromRoundComments } from '../comments/erase-comments'
import { indexSession } from './index-session'

/**
 * Erases what a person had in a session that they deleted for good: all of it once nobody else with a seat has it, and
 * otherwise what goes with an account that is deleted, in this one session. Run again it changes nothing more.
 */
export async function eraseSeat(userId: string, roomId: string, now: Date): Promise<void> {
  if (await removeAbandoned(roomId)) return removeJobsAbout([roomId])
  const user = await loadUser(userId)
  // Whoever has deleted their account meanwhile is erased with it, from all rooms.
  if (!user || (await isAccountClosed(userId))) return
  const role = await eraseFromRoom({ userId, name: user.name }, roomId, now)
  if (!role) return
  const everyday = await everydayWords()
  const withoutName = (text: string) =>
    withoutNames(text, [{ name: user.name, role: 'observer' }], ({ written }) => everyday.has(written))
  await eraseFromGrades({ userId, withoutName }, [{ roomId, role }])
  await eraseFromRoundComments({ userId, withoutName }, roomId)
  await leaveGrading(userId, roomId)
  // Whose round it was asked for the review: it goes with them.
  await db.peerReview.deleteMany({ where: { roomId, subjectId: userId } })
  await indexSession(roomId)
}
