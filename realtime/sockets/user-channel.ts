import { MESSAGE } from '@/lib/rooms/domain/protocol/wire'
import type { Update } from '@/lib/updates/domain/update'
import { listenForUpdates } from '@/lib/updates/server/listen-for-updates'
import type { RoomServer } from './socket-data'

/**
 * Sends updates to the sockets of this process, in a room or not. Each process receives all updates from
 * Postgres, so there is nothing to relay between processes. They are rare: searching all sockets costs less
 * than the memory of a channel for each person.
 */
export function serveUpdates(
  io: RoomServer,
  report: (what: string, error: unknown) => void,
): Promise<{ stop: () => Promise<void> }> {
  const send = (update: Update, isFor: (userId: string) => boolean) => {
    for (const socket of io.sockets.sockets.values()) {
      if (!isFor(socket.data.userId)) continue
      try {
        socket.emit(MESSAGE.update, update)
      } catch (error) {
        // An error in writing to one socket must not affect the others.
        report('socket', error)
        socket.disconnect(true)
      }
    }
  }
  return listenForUpdates({
    report,
    received: (people, update) => {
      const to = new Set(people)
      send(update, (userId) => to.has(userId))
    },
    missed: () => send({ kind: 'missed' }, () => true),
  })
}
