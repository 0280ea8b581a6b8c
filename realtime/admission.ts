import type { IncomingMessage } from 'node:http'
import { parseCookies, sessionTokenIn } from '@/lib/auth/server/session-cookie'
import { sessionFromCookie } from '@/lib/auth/server/session-from-cookie'
import { openToken } from '@/lib/auth/server/session-token'
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
 * Whether a page of this origin may open a socket: only the app itself. Browsers send the origin with every websocket,
 * and a page elsewhere cannot forge it, so this is what keeps other sites from acting with somebody's cookie. With the
 * plain reading requests of long polling they say only whether the page is of the same origin.
 * @param allowed the app's own address, or undefined to take the host that was asked for
 */
export function isOwnOrigin(
  request: Pick<IncomingMessage, 'headers' | 'method'>,
  allowed: string | undefined,
): boolean {
  const { origin, host, upgrade } = request.headers
  if (origin === undefined && request.method === 'GET' && upgrade === undefined)
    return request.headers['sec-fetch-site'] === 'same-origin'
  if (!origin || !URL.canParse(origin)) return false
  return allowed ? new URL(origin).origin === allowed : new URL(origin).host === host
}

/** The machine itself: health checks, a proxy on the same host, tests. */
export function isLoopback(address: string): boolean {
  return address === '::1' || address.startsWith('127.') || address.startsWith('::ffff:127.')
}

const PRIVATE = /^(::ffff:)?(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|f[cd])/i

/**
 * Where a connection comes from. A neighbour on the same host or private network that names another address is taken
 * for a proxy, and its last word counts: all that hangs on it is how often somebody may connect.
 */
export function addressOf(request: Pick<IncomingMessage, 'headers' | 'socket'>): string {
  const peer = request.socket.remoteAddress ?? 'unknown'
  const forwarded = request.headers['x-forwarded-for']
  const last = (Array.isArray(forwarded) ? forwarded.at(-1) : forwarded)?.split(',').at(-1)?.trim()
  return last && (isLoopback(peer) || PRIVATE.test(peer)) ? last : peer
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
      const { cookie } = socket.handshake.headers
      const [user, claims] = await Promise.all([sessionFromCookie(cookie), claimsIn(cookie)])
      if (!user || !claims) return next(refusal('auth/required', 'Sign in to open this room.'))
      const { tab, userId }: { tab?: unknown; userId?: unknown } = socket.handshake.auth
      // A page outlives a sign-in in another tab: what one person did there must not be sent as the next one's.
      if (userId !== undefined && userId !== user.id) {
        return next(
          refusal(
            'auth/other-person',
            'Somebody else is signed in in this browser now. Reload to go on as them.',
          ),
        )
      }
      const open = [...io.sockets.sockets.values()].filter(
        (other) => other.data.userId === user.id && other !== socket,
      )
      // A tab has one line. An older one is dead without our knowing yet, and must not count against the limit.
      const dead = open.filter((other) => typeof tab === 'string' && other.handshake.auth.tab === tab)
      for (const other of dead) other.disconnect(true)
      if (open.length - dead.length >= SOCKETS_A_USER) {
        return next(refusal('socket/too-many', 'You have this open in five tabs already. Close one of them.'))
      }
      socket.data.userId = user.id
      socket.data.name = user.name
      socket.data.sessionEpoch = claims.epoch
      next()
    } catch {
      next(refusal('unavailable', 'The server cannot check who you are just now. Trying again.'))
    }
  }
}

async function claimsIn(cookie: string | undefined) {
  const token = sessionTokenIn(parseCookies(cookie))
  return token ? openToken(token) : null
}

function refusal(code: string, message: string): Error {
  return Object.assign(new AppError(code, message), { data: { code, message } })
}
