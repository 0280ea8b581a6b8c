import type { Prisma } from '@/lib/db/generated/client'
import { lockedTransaction } from '@/lib/db/locked-transaction'
import { notFound } from '@/lib/shared/errors'
import { findAdministered, findMembership } from './find-membership'
import { NO_LINK } from './group-link'
import { groupLock } from './group-locks'

/** Leaves a group. With the last member the group goes. @throws AppError `not-found` */
export async function leaveGroup(userId: string, groupId: string): Promise<void> {
  await lockedTransaction([groupLock(groupId)], async (tx) => {
    const { group } = await findMembership(tx, userId, groupId)
    if (group.members.length === 1) await tx.group.delete({ where: { id: group.id } })
    else await takeOut(tx, group.id, userId)
  })
}

/**
 * The admin takes somebody out of a group. Its link ends, or they would come back by it.
 * @throws AppError `not-found` but for the admin, and for who is no other member
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

/** The admin hands a group over to another member. @throws AppError `not-found` as above */
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

/** The admin names a group anew. @throws AppError `not-found` but for the admin */
export async function renameGroup(adminId: string, groupId: string, name: string): Promise<void> {
  await lockedTransaction([groupLock(groupId)], async (tx) => {
    const { id } = await findAdministered(tx, adminId, groupId)
    await tx.group.update({ where: { id }, data: { name } })
  })
}

async function takeOut(tx: Prisma.TransactionClient, groupId: string, userId: string): Promise<void> {
  await tx.groupMember.delete({ where: { groupId_userId: { groupId, userId } } })
  // What they brought goes with them.
  await tx.groupCase.deleteMany({ where: { groupId, byId: userId } })
}
