import { listMemberships } from './find-membership'
import { leaveGroup } from './leave-group'

/** Removes a user from all their groups. A group without other members is deleted. */
export async function leaveGroups(userId: string): Promise<void> {
  for (const groupId of (await listMemberships(userId)).keys()) await leaveGroup(userId, groupId)
}
