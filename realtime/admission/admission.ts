import { AppError, appError } from '@/lib/shared/errors'
import { withSentence } from '@/lib/shared/sentences/sentence-of'
import type { RoomSocket } from '../sockets/socket-data'
import type { Visitor } from './handshakes'

/** Open sockets for rooms one person may have, and as many that only bring updates. */
export const SOCKETS_A_USER = 5

/**
 * Lets a connection become a socket: as the person who opened it, once, and not too often. Nothing here waits, so that
 * several packets that come in one moment cannot pass the same check.
 */
export function admission(visitorOf: (socket: RoomSocket) => Visitor | undefined) {
  /** The sockets of each person, with the tab each is from. */
  const people = new Map<string, Map<RoomSocket, unknown>>()
  const entered = new WeakSet<object>()
  const admit = (socket: RoomSocket): void => {
    // Before anything else: what it was opened with is let go once it is in.
    if (entered.has(socket.conn)) throw appError('socket/again')
    const visitor = visitorOf(socket)
    if (!visitor) throw appError('auth/required')
    const { tab, userId, only }: { tab?: unknown; userId?: unknown; only?: unknown } = socket.handshake.auth
    const onlyUpdates = only === 'updates'
    // A page outlives a sign-in in another tab: what one person did there must not be sent as the next one's.
    if (userId !== undefined && userId !== visitor.userId) {
      throw appError('auth/other-person')
    }
    // Pages without a room must not keep a person out of their rooms.
    const key = onlyUpdates ? `updates of ${visitor.userId}` : visitor.userId
    const open: Map<RoomSocket, unknown> = people.get(key) ?? new Map()
    // A tab has one line. An older one is dead without our knowing yet, and must not count against the limit.
    for (const [other, ofTab] of open)
      if (typeof tab === 'string' && ofTab === tab) {
        open.delete(other)
        other.disconnect(true)
        // One that is still coming in has nothing to disconnect yet.
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
      // With its sentence: what version the page is of is known once it asks to join.
      const data = withSentence(error instanceof AppError ? error : appError('unavailable'))
      next(Object.assign(new AppError(data), { data }))
    }
  }
}
