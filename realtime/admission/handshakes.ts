import type { IncomingMessage } from 'node:http'
import { claimsFromCookie, sessionOfClaims } from '@/lib/auth/server/sessions/session-from-cookie'
import { AppError, appError } from '@/lib/shared/errors'
import { withSentence } from '@/lib/shared/sentences/sentence-of'
import { AtOnce } from '@/lib/shared/turns/at-once'
import { within } from '../sockets/within'
import { addressOf, originOf } from './origin'
import { TokenBuckets } from './token-bucket'

/** Connections one person may open in a minute, and at once; and one address for those who show no session of ours. */
const CONNECTS_A_MINUTE = 30
/** Connections whose session is being read at one moment, and most that wait for that, as after a restart. */
const SESSIONS_AT_ONCE = 50
const IN_LINE = 2_000
/** How long that may take, in ms. */
const WITHIN = 5_000

/** Whose session a connection was opened with. */
export type Visitor = { userId: string; name: string; sessionEpoch: number; sessionId: string }

type Answer = (message: string | null | undefined, allowed: boolean) => void

export type HandshakeOptions = {
  /** The app's own origin when it is known; see originOf. */
  origin: string | undefined
  /** How many proxies of ours stand in front. */
  proxies: number
  now: () => number
  refused: (code: string) => void
}

/**
 * Decides who may open a connection, before there is one: nothing of a stranger is ever decoded. What costs least is
 * looked at first: origin, the cookie's seal, how often this person connects, then the database. Without a seal of ours
 * the address is counted, and the database is not asked: nobody keeps out others of their network. Guests have a session
 * with their invite.
 */
export class Handshakes {
  private readonly visitors = new WeakMap<IncomingMessage, Visitor>()
  private readonly connects = new TokenBuckets(CONNECTS_A_MINUTE / 60, CONNECTS_A_MINUTE)
  private readonly readings = new AtOnce(SESSIONS_AT_ONCE, { longest: IN_LINE, full: unavailable })

  constructor(private readonly options: HandshakeOptions) {}

  /** Socket.IO's `allowRequest`. A browser reads the code and sentence of a refusal from the body of long polling. */
  allow = async (request: IncomingMessage, answer: Answer): Promise<void> => {
    // A connection that breaks while it waits is no error of ours. Polls share connections, which have a listener.
    if (request.headers.upgrade) request.socket.on('error', ignore)
    try {
      this.visitors.set(request, await this.check(request))
    } catch (error) {
      // With its sentence: what version the page is of is known once it asks to join.
      const refusal = withSentence(error instanceof AppError ? error : unavailable())
      this.options.refused(refusal.code)
      return answer(JSON.stringify(refusal), false)
    }
    if (request.socket.destroyed) answer('Gone', false)
    else answer(null, true)
  }

  /** Who opened a connection with this request. */
  visitorOf(request: IncomingMessage): Visitor | undefined {
    return this.visitors.get(request)
  }

  private async check(request: IncomingMessage): Promise<Visitor> {
    const origin = originOf(request, this.options.origin)
    if (origin === 'foreign') throw appError('auth/origin')
    const claims = await claimsFromCookie(request.headers.cookie)
    const address = addressOf(request, this.options.proxies)
    // With the generation: a copied cookie of theirs stops counting for a person when they end all their sessions.
    const counted = claims ? `${claims.sub} ${claims.epoch}` : address
    if (address !== null && counted !== null && !this.connects.take(counted, this.options.now()))
      throw appError('rate/asks')
    if (!claims) throw signInFirst()
    const session = await this.readings.run(() => within(WITHIN, unavailable, () => sessionOfClaims(claims)))
    if (!session) throw signInFirst()
    // Without a word about where the page is from, all that may be said is that nobody is signed in.
    if (origin === 'unknown') throw unavailable()
    const { id: userId, name, sessionEpoch, sessionId } = session
    return { userId, name, sessionEpoch, sessionId }
  }
}

/** Named, because one written in place would keep the request for as long as its socket. */
function ignore(): void {}

function signInFirst(): AppError {
  return appError('auth/required')
}

function unavailable(): AppError {
  return appError('unavailable')
}
