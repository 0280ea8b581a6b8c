import { listKeptApart } from '@/lib/auth/server/blocks/list-blocks'
import { listNames } from '@/lib/auth/server/list-names'
import { listShelfCases } from '@/lib/cases/server/drafts/shelf'
import { db } from '@/lib/db/client'
import { listFreeTimes } from '@/lib/presence/server/list-free-times'
import type { GroupLine, GroupView, ShownToGroup } from '../domain/group'
import { findMembership, readGroup } from './find-membership'

/** The groups that a user is in, by name. */
export async function listGroups(userId: string): Promise<GroupLine[]> {
  const rows = await db.groupMember.findMany({ where: { userId }, select: { groupId: true } })
  const groups = await Promise.all(rows.map(({ groupId }) => readGroup(db, { id: groupId })))
  return groups
    .flatMap((group): GroupLine[] => {
      const me = group?.members.find((member) => member.userId === userId)
      if (!group || !me) return []
      const { id, name, members } = group
      return [
        {
          ...{ id, name, members: members.length },
          admin: members[0]?.userId === userId,
          free: me.showsFree,
          hours: me.showsHours,
        },
      ]
    })
    .toSorted((a, b) => a.name.localeCompare(b.name))
}

/** A group for one of its members. @throws AppError `not-found` for everybody else */
export async function getGroup(userId: string, groupId: string, now: Date): Promise<GroupView> {
  const { group, me, isAdmin } = await findMembership(db, userId, groupId)
  const { id, name, members, linkHash, linkUntil, linkLeft } = group
  const ids = members.map((member) => member.userId)
  const apart = await listKeptApart(db, userId)
  const showing = members.filter(
    (one) => one.userId === userId || (one.showsFree && !apart.includes(one.userId)),
  )
  const [names, free, shelf] = await Promise.all([
    listNames(ids),
    listFreeTimes(
      showing.map((one) => one.userId),
      now,
    ),
    listShelf(id),
  ])
  return {
    id,
    name,
    admin: isAdmin,
    members: members.map((member, index) => ({
      userId: member.userId,
      name: names.get(member.userId) ?? 'Somebody',
      mine: member.userId === userId,
      admin: index === 0,
      freeUntil: free.get(member.userId) ?? null,
    })),
    shown: { free: me.showsFree, hours: me.showsHours },
    link:
      isAdmin && linkHash && linkUntil && linkUntil > now && linkLeft > 0
        ? { until: linkUntil.getTime(), left: linkLeft }
        : null,
    shelf: shelf.map(({ caseId, title, byId }) => ({
      ...{ caseId, title },
      author: names.get(byId) ?? 'Somebody',
      removable: isAdmin || byId === userId,
    })),
  }
}

/** Sets whether a user shows a group when they are free, and which hours they offer. @throws AppError `not-found` */
export async function setShown(userId: string, groupId: string, shown: ShownToGroup): Promise<void> {
  const { group } = await findMembership(db, userId, groupId)
  await db.groupMember.updateMany({
    where: { groupId: group.id, userId },
    data: { showsFree: shown.free, showsHours: shown.hours },
  })
}

/** The current content of a shelf: a case that its author has stopped sharing is no longer on it. */
async function listShelf(groupId: string): Promise<{ caseId: string; title: string; byId: string }[]> {
  const rows = await db.groupCase.findMany({
    where: { groupId },
    orderBy: [{ at: 'desc' }, { draftId: 'asc' }],
  })
  const titles = await listShelfCases(rows.map(({ draftId }) => draftId))
  return rows.flatMap(({ draftId, byId }) => {
    const title = titles.get(draftId)
    return title === undefined ? [] : [{ caseId: draftId, title, byId }]
  })
}
