import { listNames } from '@/lib/auth/server/list-names'
import { db } from '@/lib/db/client'
import { lockedTransaction } from '@/lib/db/locked-transaction'
import { appError } from '@/lib/shared/errors'
import { hashToken, newToken } from '@/lib/shared/link-token'
import {
  GROUP_LINK_MS,
  GROUP_LINK_PEOPLE,
  GROUPS_MOST,
  type GroupPreview,
  MEMBERS_MOST,
} from '../domain/group'
import { findAdministered, type KnownGroup, readGroup } from './find-membership'
import { groupLock, groupsLock } from './group-locks'

/**
 * Creates the group's invite link; an earlier one stops working.
 * @throws AppError `not-found` for everybody but the admin
 */
export async function makeGroupLink(userId: string, groupId: string, now: Date): Promise<{ token: string }> {
  const token = newToken()
  await lockedTransaction([groupLock(groupId)], async (tx) => {
    const { id } = await findAdministered(tx, userId, groupId)
    const linkUntil = new Date(now.getTime() + GROUP_LINK_MS)
    await tx.group.update({
      where: { id },
      data: { linkHash: hashToken(token), linkUntil, linkLeft: GROUP_LINK_PEOPLE },
    })
  })
  return { token }
}

/** Revokes the link. @throws AppError `not-found` for everybody but the admin */
export async function endGroupLink(userId: string, groupId: string): Promise<void> {
  await lockedTransaction([groupLock(groupId)], async (tx) => {
    const { id } = await findAdministered(tx, userId, groupId)
    await tx.group.update({ where: { id }, data: NO_LINK })
  })
}

export const NO_LINK = { linkHash: null, linkUntil: null, linkLeft: 0 }

/** The group behind a link. @throws AppError `group/link-ended` */
export async function previewGroup(token: string, userId: string, now: Date): Promise<GroupPreview> {
  const group = await readGroup(db, { linkHash: hashToken(token) })
  if (!group || !isOpen(group, userId, now)) throw appError('group/link-ended')
  const [admin] = group.members
  const names = await listNames(admin ? [admin.userId] : [])
  return {
    id: group.id,
    name: group.name,
    admin: names.get(admin?.userId ?? '') ?? 'Somebody',
    members: group.members.length,
    isIn: group.members.some((member) => member.userId === userId),
  }
}

/**
 * Joins by a link; existing members simply stay.
 * @throws AppError `group/link-ended`, `group/full`, `group/too-many`
 */
export async function joinGroup(userId: string, token: string, now: Date): Promise<{ id: string }> {
  const linkHash = hashToken(token)
  const known = await db.group.findUnique({ where: { linkHash }, select: { id: true } })
  if (!known) throw appError('group/link-ended')
  return lockedTransaction([groupLock(known.id), groupsLock(userId)], async (tx) => {
    // It may have been revoked, or used up, meanwhile.
    const group = await readGroup(tx, { linkHash })
    if (!group || !isOpen(group, userId, now)) throw appError('group/link-ended')
    const { id, members } = group
    if (members.some((member) => member.userId === userId)) return { id }
    if (members.length >= MEMBERS_MOST) throw appError('group/full', { most: MEMBERS_MOST })
    if ((await tx.groupMember.count({ where: { userId } })) >= GROUPS_MOST)
      throw appError('group/too-many', { most: GROUPS_MOST })
    await tx.groupMember.create({ data: { groupId: id, userId, joinedAt: now } })
    await tx.group.update({ where: { id }, data: { linkLeft: { decrement: 1 } } })
    return { id }
  })
}

/** For a member it always works, and leads back to their group. */
function isOpen({ linkUntil, linkLeft, members }: KnownGroup, userId: string, now: Date): boolean {
  if (!linkUntil || linkUntil <= now) return false
  return linkLeft > 0 || members.some((member) => member.userId === userId)
}
