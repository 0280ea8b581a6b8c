import type { Prisma } from '@/lib/db/generated/client'
import { lockedTransaction } from '@/lib/db/locked-transaction'
import { notFound } from '@/lib/shared/errors'
import { findAdministered, findMembership } from './find-membership'
import { NO_LINK } from './group-link'
import { groupLock } from './group-locks'

/** Leaves a group. When the last member leaves, the group is deleted. @throws AppError `not-found` */
export async function leaveGroup(userId: string, groupId: string): Promise<void> {
  await lockedTransaction([groupLock(groupId)], async (tx) => {
    const { group } = await findMembership(tx, userId, groupId)
    if (group.members.length === 1) await tx.group.delete({ where: { id: group.id } })
    else await takeOut(tx, group.id, userId)
  })
}

/**
 * The admin removes a member. The group's link is revoked, as otherwise they could rejoin.
 * @throws AppError `not-found` for everybody but the admin, and if the user is not another member
 */
export async function removeMember(adminId: string, groupId: string, userId: string): Promise<void> {
  await lockedTransaction([groupLock(groupId)], async (tx) => {
    const group = await findAdministered(tx, adminId, groupId)
    if (userId === adminId || !group.members.some((member) => member.userId === userId))
      throw notFound('person')
    await takeOut(tx, group.id, userId)
    await tx.group.update({ where: { id: group.id }, data: NO_LINK })
  })
}

/** The admin makes another member the admin. @throws AppError `not-found` as above */
export async function handOver(adminId: string, groupId: string, userId: string, now: Date): Promise<void> {
  await lockedTransaction([groupLock(groupId)], async (tx) => {
    const group = await findAdministered(tx, adminId, groupId)
    if (!group.members.some((member) => member.userId === userId)) throw notFound('person')
    await tx.groupMember.updateMany({ where: { groupId: group.id }, data: { adminSince: null } })
    await tx.groupMember.update({
      where: { groupId_userId: { groupId: group.id, userId } },
      data: { adminSince: now },
    })
  })
}

/** The admin renames a group. @throws AppError `not-found` for everybody but the admin */
export async function renameGroup(adminId: string, groupId: string, name: string): Promise<void> {
  await lockedTransaction([groupLock(groupId)], async (tx) => {
    const { id } = await findAdministered(tx, adminId, groupId)
    await tx.group.update({ where: { id }, data: { name } })
  })
}

async function takeOut(tx: Prisma.TransactionClient, groupId: string, userId: string): Promise<void> {
  await tx.groupMember.delete({ where: { groupId_userId: { groupId, userId } } })
  // Their cases leave the shelf with them.
  await tx.groupCase.deleteMany({ where: { groupId, byId: userId } })
}
