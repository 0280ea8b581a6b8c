import { visibleHead } from '@/lib/rooms/domain/round/views/view-for'
import type { Served } from '../sockets/served'

/**
 * Returns the server's time, and the newest event that this socket should have received, or will in a moment;
 * null if that is unknown.
 * @throws AppError `rate/asks`
 */
export async function tellTime(served: Served): Promise<{ now: number; head: number | null }> {
  served.spend('ask')
  const { room, userId } = served.socket.data
  const heads = room && served.service.master.headsOf(room.id)
  return { now: served.now, head: heads ? visibleHead({ userId, role: room.role }, heads) : null }
}
