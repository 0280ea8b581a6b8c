import { DELETED_NAME } from '@/lib/auth/domain/deleted-account'
import { isAccountClosed } from '@/lib/auth/server/closing/is-account-closed'
import { loadUser } from '@/lib/auth/server/load-user'
import { everydayWords } from '@/lib/content/server/everyday-words'
import { db } from '@/lib/db/client'
import { eraseFromGrades, leaveGrading } from '@/lib/grading/server/erase-person'
import { removeJobsAbout } from '@/lib/jobs/server/remove-jobs-about'
import { withoutNames } from '@/lib/rooms/domain/round/views/without-names'
import { listCame } from '@/lib/rooms/server/access/list-came'
import { eraseFromRoom } from '@/lib/rooms/server/erase-person'
import { removeAbandoned } from '@/lib/rooms/server/own-sessions/remove-abandoned'
import { readRound } from '@/lib/rooms/server/rounds/find-round'
import { eraseFromRoundComments } from '../comments/erase-comments'
import { removeOwnShares } from '../share/own-links'
import { indexErased } from './index-session'

/**
 * Erases what a person had in a session that they deleted for good: all of it once nobody else with a seat has it, and
 * otherwise what goes with an account that is deleted, in this one session. Run again it changes nothing more.
 */
export async function eraseSeat(userId: string, roomId: string, now: Date): Promise<void> {
  if (await removeAbandoned(roomId)) return removeJobsAbout([roomId])
  const user = await loadUser(userId)
  // Whoever has deleted their account meanwhile is erased with it, from all rooms.
  if (!user || (await isAccountClosed(userId))) return
  const role = (await readRound(roomId))?.members.find((member) => member.userId === userId)?.role
  if (!role) return
  const names = await namesOf(userId, user.name, roomId)
  const everyday = await everydayWords()
  const withoutName = (text: string) =>
    withoutNames(
      text,
      names.map((name) => ({ name, role: 'observer' })),
      ({ written }) => everyday.has(written),
    )
  await eraseFromGrades({ userId, withoutName }, [{ roomId, role }])
  await eraseFromRoundComments({ userId, withoutName }, roomId)
  await leaveGrading(userId, roomId)
  await removeOwnShares(db, userId, roomId)
  // Whose round it was asked for the review: it goes with them.
  await db.peerReview.deleteMany({ where: { roomId, subjectId: userId } })
  // The log last: it alone says what they were called before, also to a run that goes on where this one stopped.
  await eraseFromRoom({ userId, names }, roomId, now)
  await indexErased(roomId)
}

/** What a person is called, and the names under which they came into a room before. */
async function namesOf(userId: string, name: string, roomId: string): Promise<string[]> {
  const came = (await listCame(roomId)).filter((one) => one.userId === userId)
  return [...new Set([name, ...came.map((one) => one.name)])].filter((one) => one !== DELETED_NAME)
}
