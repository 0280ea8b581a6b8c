import { listMemberships } from './find-membership'
import { leaveGroup } from './leave-group'

/** Takes somebody out of all their groups. A group without another member goes. */
export async function leaveGroups(userId: string): Promise<void> {
  for (const groupId of (await listMemberships(userId)).keys()) await leaveGroup(userId, groupId)
}
