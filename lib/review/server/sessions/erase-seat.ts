import { isAccountClosed } from '@/lib/auth/server/closing/is-account-closed'
import { loadUser } from '@/lib/auth/server/load-user'
import { everydayWords } from '@/lib/content/server/everyday-words'
import { db } from '@/lib/db/client'
import { eraseFromGrades, leaveGrading } from '@/lib/grading/server/erase-person'
import { removeJobsAbout } from '@/lib/jobs/server/remove-jobs-about'
import { withoutNames } from '@/lib/rooms/domain/round/views/without-names'
import { eraseFromRoom } from '@/lib/rooms/server/erase-person'
import { namesUsed } from '@/lib/rooms/server/own-sessions/names-to-erase'
import { removeAbandoned } from '@/lib/rooms/server/own-sessions/remove-abandoned'
import { readRound } from '@/lib/rooms/server/rounds/find-round'
import { eraseFromRoundComments } from '../comments/erase-comments'
import { removeOwnShares } from '../share/own-links'
import { indexErased } from './index-session'

/**
 * Erases a person's data in a session that they deleted for good: the whole session once no other member with a seat
 * has it, and otherwise what deleting an account would erase, in this one session. Running it again changes nothing.
 */
export async function eraseSeat(userId: string, roomId: string, now: Date): Promise<void> {
  if (await removeAbandoned(roomId)) return removeJobsAbout([roomId])
  const user = await loadUser(userId)
  // If they have deleted their account in the meantime, that erases them from all rooms.
  if (!user || (await isAccountClosed(userId))) return
  const role = (await readRound(roomId))?.members.find((member) => member.userId === userId)?.role
  if (!role) return
  const names = [...new Set([user.name, ...(await namesUsed(userId, roomId))])]
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
  // The person whose round it was asked for the review, so it is deleted with them.
  await db.peerReview.deleteMany({ where: { roomId, subjectId: userId } })
  await eraseFromRoom({ userId, names }, roomId, now)
  await indexErased(roomId)
}
