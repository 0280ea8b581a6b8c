import { openToGroups } from '@/lib/cases/server/drafts/shelf'
import { lockedTransaction } from '@/lib/db/locked-transaction'
import { appError, notFound } from '@/lib/shared/errors'
import { SHELF_MOST } from '../domain/group'
import { findMembership } from './find-membership'
import { groupLock } from './group-locks'

/**
 * Puts a user's own published case on a group's shelf.
 * @throws AppError `not-found`, `draft/not-published`, `group/shelf-full`
 */
export async function putOnShelf(userId: string, groupId: string, draftId: string, now: Date): Promise<void> {
  await lockedTransaction([groupLock(groupId)], async (tx) => {
    const { group } = await findMembership(tx, userId, groupId)
    await openToGroups(tx, userId, draftId)
    const where = { groupId: group.id }
    if ((await tx.groupCase.count({ where })) >= SHELF_MOST)
      throw appError('group/shelf-full', { most: SHELF_MOST })
    await tx.groupCase.createMany({
      data: [{ ...where, draftId, byId: userId, at: now }],
      skipDuplicates: true,
    })
  })
}

/**
 * Removes a case from a shelf; allowed for its author and the admin.
 * @throws AppError `not-found` for everybody else
 */
export async function takeOffShelf(userId: string, groupId: string, draftId: string): Promise<void> {
  await lockedTransaction([groupLock(groupId)], async (tx) => {
    const { group, isAdmin } = await findMembership(tx, userId, groupId)
    const { count } = await tx.groupCase.deleteMany({
      where: { groupId: group.id, draftId, ...(isAdmin ? {} : { byId: userId }) },
    })
    if (count === 0) throw notFound('case')
  })
}
