import { AppError, appError } from '@/lib/shared/errors'
import { withSentence } from '@/lib/shared/sentences/sentence-of'
import type { RoomSocket } from '../sockets/socket-data'
import type { Visitor } from './handshakes'

/** Maximum number of open sockets one person may have for rooms, and the same again for updates only. */
export const SOCKETS_A_USER = 5

/**
 * Lets a connection become a socket: for the person who opened it, once, and not too often. Nothing here is
 * asynchronous, so that several packets arriving at the same moment cannot all pass the same check.
 */
export function admission(visitorOf: (socket: RoomSocket) => Visitor | undefined) {
  /** The sockets of each person, with the tab that each belongs to. */
  const people = new Map<string, Map<RoomSocket, unknown>>()
  const entered = new WeakSet<object>()
  const admit = (socket: RoomSocket): void => {
    // Before anything else: the request that opened the connection is released once the socket is in.
    if (entered.has(socket.conn)) throw appError('socket/again')
    const visitor = visitorOf(socket)
    if (!visitor) throw appError('auth/required')
    const { tab, userId, only }: { tab?: unknown; userId?: unknown; only?: unknown } = socket.handshake.auth
    const onlyUpdates = only === 'updates'
    // A page may outlive a sign-in in another tab: what one person did there must not be sent as the next
    // one's.
    if (userId !== undefined && userId !== visitor.userId) {
      throw appError('auth/other-person')
    }
    // Pages without a room must not keep a person out of their rooms.
    const key = onlyUpdates ? `updates of ${visitor.userId}` : visitor.userId
    const open: Map<RoomSocket, unknown> = people.get(key) ?? new Map()
    // Each tab has one connection. An older one is dead without our knowing yet, and must not count towards
    // the limit.
    for (const [other, ofTab] of open)
      if (typeof tab === 'string' && ofTab === tab) {
        open.delete(other)
        other.disconnect(true)
        // A socket that is still being admitted has nothing to disconnect yet.
        other.conn.close()
      }
    if (open.size >= SOCKETS_A_USER) throw appError('socket/too-many')
    entered.add(socket.conn)
    people.set(key, open.set(socket, tab))
    socket.conn.once('close', () => {
      open.delete(socket)
      if (open.size === 0 && people.get(key) === open) people.delete(key)
    })
    Object.assign(socket.data, visitor, onlyUpdates ? { onlyUpdates } : null)
  }
  return (socket: RoomSocket, next: (error?: Error) => void): void => {
    try {
      admit(socket)
      next()
    } catch (error) {
      // Includes the sentence: the page's version is known only once it asks to join.
      const data = withSentence(error instanceof AppError ? error : appError('unavailable'))
      next(Object.assign(new AppError(data), { data }))
    }
  }
}
