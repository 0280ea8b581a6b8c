import { lockedTransaction } from '@/lib/db/locked-transaction'
import { appError } from '@/lib/shared/errors'
import { newId } from '@/lib/shared/ids'
import { GROUPS_MOST } from '../domain/group'
import { groupsLock } from './group-locks'

/** Creates a group with its creator as admin. @throws AppError `group/too-many` */
export async function createGroup(userId: string, name: string, now: Date): Promise<{ id: string }> {
  const id = newId()
  await lockedTransaction([groupsLock(userId)], async (tx) => {
    if ((await tx.groupMember.count({ where: { userId } })) >= GROUPS_MOST)
      throw appError('group/too-many', { most: GROUPS_MOST })
    await tx.group.create({
      data: { id, name, createdAt: now, members: { create: { userId, joinedAt: now, adminSince: now } } },
    })
  })
  return { id }
}
