import type { IncomingMessage, ServerResponse } from 'node:http'
import { clientAddress } from '@/lib/auth/server/client-address'
import { parseCookies, sessionTokenIn } from '@/lib/auth/server/sessions/session-cookie'
import { openToken } from '@/lib/auth/server/sessions/session-token'
import { trustedProxies } from '@/lib/auth/server/trusted-proxies'
import { Pace } from '@/lib/shared/pace'
import { type KeptPage, keptPage, sendKept, takesGzip } from './kept-page'
import { PageTurns } from './page-turns'
import { recordResponse } from './record-response'
import { whatNextDoes } from './what-next-does'

/** Pages that are the same for everybody who is not signed in. The first accepts any query string. */
const LANDING = '/'
const KEPT_PAGES = new Set([LANDING, '/cases', '/handbook', '/signin', '/signup'])
/** How long a cached page is valid, in ms: another process may have newer cases. */
const GOOD_FOR = 60_000
const MOST_BYTES = 2_000_000
/** The only request headers that a page for anonymous visitors may depend on. */
const NEEDED = new Set(['host', 'connection', 'x-forwarded-for', 'x-forwarded-proto', 'user-agent', 'accept'])
/**
 * After this many ms the next page is rendered, or the next call begins, in any case. A call mostly waits:
 * for the database, or for its turn to hash a password.
 */
const LONGEST_TURN = { page: 1_000, call: 25, kept: 25 } as const
/** How long to wait for a page that is being rendered for somebody else, in ms. */
const LONGEST_WAIT = 2_000
/** Rate limit for one signed-in user: a visit also requests parts of the pages that it links to. */
const OWN_PACE = { everyMs: 200, burst: 100 }

type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<void>
type Clock = { now: () => number; sleep: (ms: number) => Promise<void> }

/**
 * Serves pages at a cost that nobody can drive up. For visitors who are not signed in, pages that are the
 * same for all of them are rendered once a minute; any other page is rendered one at a time, followed by a
 * pause of equal length, and client addresses take turns. Their calls, such as signing in, are started one
 * after another in the same way. Signed-in users wait for nobody and have a rate limit of their own.
 * @param files paths of the files in `public/`
 */
export function boundPages(handle: Handle, clock: Clock, files: ReadonlySet<string>): Handle {
  const kept = new Map<string, { page: KeptPage; at: number }>()
  const rendering = new Map<string, Promise<void>>()
  const turns = { page: new PageTurns(), call: new PageTurns(), kept: new PageTurns() }
  const pace = new Pace(OWN_PACE.everyMs, OWN_PACE.burst)

  /**
   * Runs work one item at a time. A client that reads its response slowly does not hold up the next.
   * @returns false if too many are waiting
   */
  const inTurn = async (
    of: keyof typeof LONGEST_TURN,
    name: string,
    response: ServerResponse,
    work: () => Promise<void>,
  ) => {
    const free = await turns[of].take(name)
    if (!free) return false
    const started = clock.now()
    const done = response.destroyed ? Promise.resolve() : work()
    const settled = done.catch(() => {})
    void Promise.race([settled, clock.sleep(LONGEST_TURN[of])])
      .then(() => clock.sleep(Math.min(LONGEST_TURN[of], clock.now() - started)))
      .then(free)
    await done
    return true
  }

  const inAddressTurn = async (
    of: keyof typeof LONGEST_TURN,
    request: IncomingMessage,
    response: ServerResponse,
    work = () => handle(request, response),
  ) => {
    const address = clientAddress(String(request.headers['x-forwarded-for'] ?? ''), trustedProxies())
    if (!(await inTurn(of, address, response, work))) tooMany(response, MANY_PEOPLE[of])
  }

  const sendAgain = (page: KeptPage, request: IncomingMessage, response: ServerResponse) =>
    inAddressTurn('kept', request, response, () => sendKept(page, request, response))

  const renderKept = async (path: string, request: IncomingMessage, response: ServerResponse) => {
    const zips = takesGzip(request)
    for (const name of Object.keys(request.headers)) if (!NEEDED.has(name)) delete request.headers[name]
    request.url = path
    const answer = await recordResponse(handle, request, MOST_BYTES)
    if (!answer) return handle(request, response)
    const page = keptPage(answer.status, answer.headers, answer.body)
    if (page) kept.set(path, { page, at: clock.now() })
    // Sent outside the turn: a slow reader holds up nobody.
    if (page) void sendKept(page, request, response, zips).catch(() => response.destroy())
    else response.writeHead(answer.status, answer.headers).end(answer.body)
  }

  /**
   * Renders a page for the cache, with its path as its name in the queue: no address delays it by more than
   * one page.
   */
  const renew = async (path: string, request: IncomingMessage, response: ServerResponse) => {
    const done = inTurn('page', path, response, () => renderKept(path, request, response))
    rendering.set(
      path,
      done.then(
        () => {},
        () => {},
      ),
    )
    try {
      return await done
    } finally {
      rendering.delete(path)
    }
  }

  const sendToAnyone = async (
    path: string,
    canKeep: boolean,
    request: IncomingMessage,
    response: ServerResponse,
  ) => {
    for (let tries = 0; canKeep && tries < 3; tries++) {
      const found = kept.get(path)
      const underWay = rendering.get(path)
      if (found && (underWay || clock.now() - found.at < GOOD_FOR))
        return sendAgain(found.page, request, response)
      if (!underWay) break
      const isDone = underWay.then(() => true)
      if (!(await Promise.race([isDone, clock.sleep(LONGEST_WAIT).then(() => false)]))) break
    }
    if (canKeep && request.method === 'GET' && !rendering.has(path)) {
      if (await renew(path, request, response)) return
      const old = kept.get(path)
      return old ? sendAgain(old.page, request, response) : tooMany(response, MANY_PEOPLE.page)
    }
    return inAddressTurn('page', request, response)
  }

  return async (request, response) => {
    const address = addressOf(request.url ?? '/')
    if (!address) return say(response, 400, 'This address can’t be read. Check it, then open it again.')
    const { pathname, search } = address
    const work = whatNextDoes(request, pathname, files)
    if (work === 'file') return handle(request, response)
    const person = await signedInAs(request)
    if (work === 'call')
      return person === null ? inAddressTurn('call', request, response) : handle(request, response)
    if (person === null) {
      const canKeep = KEPT_PAGES.has(pathname) && (search === '' || pathname === LANDING) && isVisit(request)
      return sendToAnyone(pathname, canKeep, request, response)
    }
    return pace.take(person, clock.now()) ? handle(request, response) : tooMany(response, MANY_PAGES)
  }
}

const MANY_OPEN = 'Many people are opening pages at the moment. Load this page again in a few seconds.'
const MANY_PEOPLE = {
  page: MANY_OPEN,
  kept: MANY_OPEN,
  call: 'Many people are asking at the moment. Try again in a few seconds.',
}
const MANY_PAGES = 'You opened many pages in a short while. Load this page again in a few seconds.'

/** Null for a malformed URL. One that begins with two slashes does not name another host. */
function addressOf(url: string): URL | null {
  const whole = url.startsWith('/') ? `http://localhost${url}` : url
  return URL.canParse(whole) ? new URL(whole) : null
}

/** A browser opening the page, rather than Next's script requesting part of it. */
function isVisit({ headers, method }: IncomingMessage): boolean {
  if (method !== 'GET' && method !== 'HEAD') return false
  return !Object.keys(headers).some((name) => name === 'rsc' || name.startsWith('next-') || name === 'range')
}

/**
 * The user id in the session cookie. Whether the session was ended is for the page to check: the rate limit
 * is the same.
 */
async function signedInAs({ headers }: IncomingMessage): Promise<string | null> {
  const token = sessionTokenIn(parseCookies(headers.cookie))
  return (token && (await openToken(token))?.sub) || null
}

/** Not 503: a proxy would take that to mean the process is down. */
function tooMany(response: ServerResponse, sentence: string): void {
  response.setHeader('Retry-After', '5')
  say(response, 429, sentence)
}

function say(response: ServerResponse, status: number, sentence: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' })
  response.end(sentence)
}
