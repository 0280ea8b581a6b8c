import type { SaveStatus } from '@/components/ui/save-state'
import type { RoomView } from '@/lib/rooms/client/view/room-view'

/**
 * Where one's work is, derived only from the connection and from what is waiting: "saved" is never a guess.
 * @param boardShown whether the board is on the screen; "saved" beside an empty board would be alarming
 */
export function saveStatus(
  { connection, unsaved, kept, round: room }: RoomView,
  boardShown: boolean,
): SaveStatus {
  if (connection.status === 'refused') {
    return room && unsaved === 0
      ? { status: 'saved' }
      : { status: 'refused', reason: 'the room is closed to you' }
  }
  if (unsaved > 0 && !kept) return { status: 'unkept' }
  if (connection.status === 'reconnecting') return { status: 'offline', kept: unsaved }
  if (connection.status === 'connecting' || !room) return { status: 'connecting' }
  if (unsaved > 0) return { status: 'saving' }
  return { status: boardShown || room.clock.status === 'lobby' ? 'saved' : 'opening' }
}
