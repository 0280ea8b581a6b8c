import { presenceSchema } from '@/lib/board/domain/presence'
import { MESSAGE } from '@/lib/rooms/domain/protocol/wire'
import { appError } from '@/lib/shared/errors'
import { roomChannel } from '../sockets/publish'
import type { Served, Service } from '../sockets/served'

/** Relays cursors at most 20 times a second per socket, to those who keep up; the rest are dropped. */
export function passPresence(served: Served, [payload]: readonly unknown[]): void {
  const { socket } = served
  const { room } = socket.data
  const parsed = presenceSchema.safeParse(payload)
  if (!room || !parsed.success) served.refuse(null, null, appError('wire/malformed'))
  else if (served.take('cursor'))
    socket.to(roomChannel(room.id)).volatile.emit(MESSAGE.presence, room.number, parsed.data)
}

/** Sends a room the numbers of its connected members. Nobody waits for it: it may query other processes. */
export function announceOnline({ io, report }: Service, roomId: string): void {
  const announce = async () => {
    const sockets = await io.in(roomChannel(roomId)).fetchSockets()
    const numbers = sockets.flatMap((socket) =>
      socket.data.room?.id === roomId ? [socket.data.room.number] : [],
    )
    io.to(roomChannel(roomId)).emit(MESSAGE.online, [...new Set(numbers)])
  }
  announce().catch((error) => report('announce', error))
}
