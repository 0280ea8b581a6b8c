import { db } from '@/lib/db/client'
import type { Group, GroupMember, Prisma } from '@/lib/db/generated/client'
import { notFound } from '@/lib/shared/errors'
import { isId } from '@/lib/shared/id-schema'

/** A group with its members, the admin first, then in order of joining. */
export type KnownGroup = Group & { members: GroupMember[] }

/**
 * The first is the admin: the member who was made admin or, without one, the one who has been in the group longest. So
 * if the admin's account is deleted, the group has a new one at once.
 */
const BY_RANK = [
  { adminSince: { sort: 'asc', nulls: 'last' } },
  { joinedAt: 'asc' },
  { userId: 'asc' },
] as const satisfies Prisma.GroupMemberOrderByWithRelationInput[]

/** A group for one of its members. @throws AppError `not-found` for everybody else */
export async function findMembership(
  client: Pick<Prisma.TransactionClient, 'group'>,
  userId: string,
  groupId: string,
): Promise<{ group: KnownGroup; me: GroupMember; isAdmin: boolean }> {
  const group = isId(groupId) ? await readGroup(client, { id: groupId }) : null
  const me = group?.members.find((member) => member.userId === userId)
  if (!group || !me) throw notFound('group')
  return { group, me, isAdmin: group.members[0]?.userId === userId }
}

/** The same for its admin. @throws AppError `not-found` for everybody else, including members */
export async function findAdministered(
  client: Pick<Prisma.TransactionClient, 'group'>,
  userId: string,
  groupId: string,
): Promise<KnownGroup> {
  const { group, isAdmin } = await findMembership(client, userId, groupId)
  if (!isAdmin) throw notFound('group')
  return group
}

/** A group, without checking who is asking. */
export function readGroup(
  client: Pick<Prisma.TransactionClient, 'group'>,
  where: Prisma.GroupWhereUniqueInput,
): Promise<KnownGroup | null> {
  return client.group.findUnique({ where, include: { members: { orderBy: [...BY_RANK] } } })
}

/** The groups that a user is in, by id, with their names. */
export async function listMemberships(userId: string): Promise<Map<string, string>> {
  const groups = await db.group.findMany({
    where: { members: { some: { userId } } },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    select: { id: true, name: true },
  })
  return new Map(groups.map(({ id, name }) => [id, name]))
}

/** The ids of all members of a group that a user is in. @throws AppError `not-found` */
export async function listGroupPeople(userId: string, groupId: string): Promise<string[]> {
  const { group } = await findMembership(db, userId, groupId)
  return group.members.map((member) => member.userId)
}
