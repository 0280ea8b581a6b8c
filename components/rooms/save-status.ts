import type { SaveStatus } from '@/components/ui/save-state'
import type { RoomView } from '@/lib/rooms/client/room-view'

/** From the line and from what waits alone: "saved" is never a guess. */
export function saveStatus({ line, unsaved, kept, room }: RoomView): SaveStatus {
  if (line.status === 'refused') {
    return room && unsaved === 0
      ? { status: 'saved' }
      : { status: 'refused', reason: 'the room is closed to you' }
  }
  if (unsaved > 0 && !kept) return { status: 'unkept' }
  if (line.status === 'reconnecting') return { status: 'offline', kept: unsaved }
  if (line.status === 'connecting' || !room) return { status: 'reconnecting', attempt: 1 }
  return { status: unsaved > 0 ? 'saving' : 'saved' }
}
