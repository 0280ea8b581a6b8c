import type { IncomingMessage } from 'node:http'
import { claimsFromCookie, sessionOfClaims } from '@/lib/auth/server/sessions/session-from-cookie'
import { AppError, appError } from '@/lib/shared/errors'
import { withSentence } from '@/lib/shared/sentences/sentence-of'
import { AtOnce } from '@/lib/shared/turns/at-once'
import { within } from '../sockets/within'
import { addressOf, originOf } from './origin'
import { TokenBuckets } from './token-bucket'

/**
 * How many connections one person may open in a minute, and at once; the same per address for those without a
 * valid session cookie.
 */
const CONNECTS_A_MINUTE = 30
/**
 * How many connections' sessions are read at the same time, and how many may wait for that, for example after
 * a restart.
 */
const SESSIONS_AT_ONCE = 50
const IN_LINE = 2_000
/** How long that may take, in ms. */
const WITHIN = 5_000

/** The owner of the session with which a connection was opened. */
export type Visitor = { userId: string; name: string; sessionEpoch: number; sessionId: string }

type Answer = (message: string | null | undefined, allowed: boolean) => void

export type HandshakeOptions = {
  /** The app's own origin if known; see originOf. */
  origin: string | undefined
  /** Number of trusted proxies in front. */
  proxies: number
  now: () => number
  refused: (code: string) => void
}

/**
 * Decides who may open a connection, before it exists: nothing from a stranger is ever decoded. The cheapest
 * checks come first: origin, the cookie's seal, how often this person connects, then the database. Without a
 * valid seal the address is counted and the database is not queried, so nobody can keep out others on their
 * network. Guests receive a session with their invite.
 */
export class Handshakes {
  private readonly visitors = new WeakMap<IncomingMessage, Visitor>()
  private readonly connects = new TokenBuckets(CONNECTS_A_MINUTE / 60, CONNECTS_A_MINUTE)
  private readonly readings = new AtOnce(SESSIONS_AT_ONCE, { longest: IN_LINE, full: unavailable })

  constructor(private readonly options: HandshakeOptions) {}

  /**
   * Socket.IO's `allowRequest`. A browser reads the code and sentence of a refusal from the body of long
   * polling.
   */
  allow = async (request: IncomingMessage, answer: Answer): Promise<void> => {
    // A connection that breaks while it waits is not our error. Polling requests share connections, which
    // already have a listener.
    if (request.headers.upgrade) request.socket.on('error', ignore)
    try {
      this.visitors.set(request, await this.check(request))
    } catch (error) {
      // Includes the sentence: the page's version is known only once it asks to join.
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
    // Includes the generation: a copied cookie no longer counts towards a person's limit once they end all
    // their sessions.
    const counted = claims ? `${claims.sub} ${claims.epoch}` : address
    if (address !== null && counted !== null && !this.connects.take(counted, this.options.now()))
      throw appError('rate/asks')
    if (!claims) throw signInFirst()
    const session = await this.readings.run(() => within(WITHIN, unavailable, () => sessionOfClaims(claims)))
    if (!session) throw signInFirst()
    // If the origin of the page is unknown, it may be told only that nobody is signed in.
    if (origin === 'unknown') throw unavailable()
    const { id: userId, name, sessionEpoch, sessionId } = session
    return { userId, name, sessionEpoch, sessionId }
  }
}

/** A named function, because an inline one would keep the request alive for as long as its socket. */
function ignore(): void {}

function signInFirst(): AppError {
  return appError('auth/required')
}

function unavailable(): AppError {
  return appError('unavailable')
}
