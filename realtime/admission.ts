import type { IncomingMessage } from 'node:http'
import { sessionFromCookie } from '@/lib/auth/server/session-from-cookie'
import { AppError } from '@/lib/shared/errors'
import type { RoomServer, RoomSocket } from './socket-data'
import { TokenBucket } from './token-bucket'

/** Open sockets one person may have. */
export const SOCKETS_A_USER = 5
/** Connections one address may open in a minute, and at once. */
const CONNECTS_A_MINUTE = 30
/** Addresses remembered for that; when more come, the oldest are forgotten. */
const REMEMBERED = 10_000

/**
 * Whether a page of this origin may open a socket: only the app itself. Browsers always send the origin, and a page
 * elsewhere cannot forge it, so this is what keeps other sites from acting with somebody's cookie.
 * @param allowed the app's own address, or undefined to take the host that was asked for
 */
export function isOwnOrigin(request: Pick<IncomingMessage, 'headers'>, allowed: string | undefined): boolean {
  const { origin, host } = request.headers
  if (!origin || !URL.canParse(origin)) return false
  return allowed ? new URL(origin).origin === allowed : new URL(origin).host === host
}

/** Refuses addresses that connect too often. */
export function connectLimit(now: () => number, perMinute = CONNECTS_A_MINUTE): (address: string) => boolean {
  const buckets = new Map<string, TokenBucket>()
  return (address) => {
    const bucket = buckets.get(address) ?? new TokenBucket(perMinute / 60, perMinute, now())
    buckets.delete(address)
    buckets.set(address, bucket)
    const oldest = buckets.keys().next()
    if (buckets.size > REMEMBERED && !oldest.done) buckets.delete(oldest.value)
    return bucket.take(now())
  }
}

/** Lets in only who is signed in (guests are, with their invite), and not too often. */
export function admission(io: RoomServer) {
  return async (socket: RoomSocket, next: (error?: Error) => void): Promise<void> => {
    try {
      const user = await sessionFromCookie(socket.handshake.headers.cookie)
      if (!user) return next(refusal('auth/required', 'Sign in to open this room.'))
      const open = [...io.sockets.sockets.values()].filter(
        (other) => other.data.userId === user.id && other !== socket,
      )
      if (open.length >= SOCKETS_A_USER) {
        return next(refusal('socket/too-many', 'You have this open in five tabs already. Close one of them.'))
      }
      socket.data.userId = user.id
      socket.data.name = user.name
      next()
    } catch {
      next(refusal('unavailable', 'The server cannot check who you are just now. Trying again.'))
    }
  }
}

function refusal(code: string, message: string): Error {
  return Object.assign(new AppError(code, message), { data: { code, message } })
}
