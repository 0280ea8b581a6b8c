import { presenceSchema } from '@/lib/board/domain/presence'
import { MESSAGE } from '@/lib/rooms/domain/protocol/wire'
import { TokenBucket } from '../admission/token-bucket'
import { roomChannel } from '../sockets/publish'
import type { Refuse } from '../sockets/refuse'
import type { RoomServer, RoomSocket } from '../sockets/socket-data'

/** Passes cursors on at most 20 times a second a socket, to whoever keeps up; the rest is dropped. */
export function presenceHandler(
  socket: RoomSocket,
  now: () => number,
  refuse: Refuse,
): (...args: unknown[]) => void {
  const bucket = new TokenBucket(20, 30, now())
  return (payload) => {
    const { room } = socket.data
    const parsed = presenceSchema.safeParse(payload)
    if (!room || !parsed.success) {
      refuse(null, null, 'wire/malformed', 'That message was not in the expected form.')
      return
    }
    if (bucket.take(now())) {
      socket.to(roomChannel(room.id)).volatile.emit(MESSAGE.presence, room.number, parsed.data)
    }
  }
}

/** Tells a room who is connected, by member number. */
export async function announceOnline(io: RoomServer, roomId: string): Promise<void> {
  const sockets = await io.in(roomChannel(roomId)).fetchSockets()
  const numbers = sockets.flatMap((socket) =>
    socket.data.room?.id === roomId ? [socket.data.room.number] : [],
  )
  io.to(roomChannel(roomId)).emit(MESSAGE.online, [...new Set(numbers)])
}
