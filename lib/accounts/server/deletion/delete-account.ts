import type { ErasedPerson } from '@/lib/auth/domain/deleted-account'
import { eraseRows } from '@/lib/auth/server/closing/erase-rows'
import { removeClosedAccount } from '@/lib/auth/server/closing/remove-closed-account'
import { removeGoneBlobs } from '@/lib/blobs/server/remove-blobs'
import { deleteDrafts } from '@/lib/cases/server/drafts/delete-drafts'
import { everydayWords } from '@/lib/content/server/everyday-words'
import { db } from '@/lib/db/client'
import type { AccountDeletion } from '@/lib/db/generated/client'
import { eraseFromGrades } from '@/lib/grading/server/erase-person'
import { leaveGroups } from '@/lib/groups/server/leave-groups'
import { addJob } from '@/lib/jobs/server/add-job'
import { removeJobsAbout } from '@/lib/jobs/server/remove-jobs-about'
import { eraseFromOutbox } from '@/lib/mail/server/erase-from-outbox'
import { leaveForGood } from '@/lib/matching/server/match/leave-for-good'
import { removeImportsOf } from '@/lib/review/server/archive/remove-imported'
import { eraseFromComments } from '@/lib/review/server/comments/erase-comments'
import { eraseReviewer } from '@/lib/review/server/peer/erase-reviewer'
import { indexErased } from '@/lib/review/server/sessions/index-session'
import { withoutNames } from '@/lib/rooms/domain/round/views/without-names'
import { listRoomsEver } from '@/lib/rooms/server/access/list-rooms-ever'
import { wasInARoom } from '@/lib/rooms/server/access/was-in-a-room'
import { eraseFromRooms } from '@/lib/rooms/server/erase-person'
import { listUsedVersions } from '@/lib/rooms/server/rounds/list-used-versions'
import { eraseFromReports } from '@/lib/safety/server/erase-person'
import { SETTLE_MS } from '../../domain/deletion'
import { mentions } from '../../domain/mentions'
import { removeArchivesOf } from '../export/make-archive'
import { DELETE_ACCOUNT } from './delete-account-job'
import { namesEver } from './names-ever'

type Deletion = Pick<AccountDeletion, 'id' | 'userId' | 'name' | 'names'>

/**
 * Erases everything that belongs to a closed account, twice: the second time when nothing can be in flight any more.
 * Then it is done, and the receipt records neither whose account it was nor their name.
 */
export async function deleteAccount(id: string, now: Date): Promise<void> {
  const deletion = await db.accountDeletion.findUnique({ where: { id } })
  if (!deletion?.userId || deletion.doneAt) return
  const { userId, email, askedAt } = deletion
  await erasePerson({ userId, names: await keptNames(deletion), email }, askedAt, now)
  const settled = new Date(askedAt.getTime() + SETTLE_MS)
  if (now < settled) {
    await db.accountDeletion.update({ where: { id }, data: { firstAt: deletion.firstAt ?? now } })
    await addJob(DELETE_ACCOUNT, { id }, { key: `${id} again`, at: settled })
    return
  }
  await db.accountDeletion.update({
    where: { id },
    data: { doneAt: now, userId: null, name: null, names: [], email: null },
  })
}

/** Their names, stored before any of them is erased: a run that resumes an earlier one needs them too. */
async function keptNames({ id, userId, name, names }: Deletion): Promise<readonly string[]> {
  if (!userId || names.length > 0) return names
  const ever = await namesEver(userId, name ?? '')
  await db.accountDeletion.update({ where: { id }, data: { names: ever } })
  return ever
}

async function erasePerson(person: ErasedPerson, askedAt: Date, now: Date): Promise<void> {
  const { userId, names, email } = person
  const everyday = await everydayWords()
  const known = names.map((name) => ({ name, role: 'observer' as const }))
  const withoutName = (text: string) => withoutNames(text, known, ({ written }) => everyday.has(written))
  await leaveForGood(userId, now)
  await leaveGroups(userId)
  // While the rooms to be deleted can still be identified, including by a run that resumes this one.
  const rooms = await listRoomsEver(userId)
  await removeImportsOf(rooms)
  await removeArchivesOf(rooms)
  const { left } = await eraseFromRooms(person, now)
  // Archives that were started meanwhile.
  await removeArchivesOf(rooms)
  await deleteDrafts(userId, listUsedVersions)
  await eraseFromGrades({ userId, withoutName }, left)
  await eraseReviewer(userId)
  // The search index is rebuilt from what is left.
  for (const { roomId } of left) await indexErased(roomId)
  await eraseFromComments({ userId, withoutName }, left)
  await eraseFromReports({ userId, withoutName })
  await eraseRows(userId)
  if (!(await wasInARoom(userId))) await removeClosedAccount(userId)
  await removeJobsAbout([userId, ...(email ? [email] : [])])
  await removeGoneBlobs(new Date(askedAt.getTime() - SETTLE_MS))
  await eraseFromOutbox((text) => mentions(text, person, everyday))
}
