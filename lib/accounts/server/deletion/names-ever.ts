import { DELETED_NAME } from '@/lib/auth/domain/deleted-account'
import { listRoomsEver } from '@/lib/rooms/server/access/list-rooms-ever'
import { namesUsed } from '@/lib/rooms/server/own-sessions/names-to-erase'
import { namesInReports } from '@/lib/safety/server/names-in-reports'

/** Every name under which others may know a user: the current one, and those in their rounds and reports. */
export async function namesEver(userId: string, name: string): Promise<string[]> {
  const names = new Set([name, ...(await namesInReports(userId))])
  for (const roomId of await listRoomsEver(userId))
    for (const used of await namesUsed(userId, roomId)) names.add(used)
  return [...names].filter((one) => one !== '' && one !== DELETED_NAME)
}
