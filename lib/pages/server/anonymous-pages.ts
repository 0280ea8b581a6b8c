import type { IncomingMessage, ServerResponse } from 'node:http'
import { parseCookies, sessionTokenIn } from '@/lib/auth/server/session-cookie'
import { openToken } from '@/lib/auth/server/session-token'
import { type KeptPage, keptPage, sendKept } from './kept-page'
import { recordResponse } from './record-response'

/** Pages that are the same for everybody who is not signed in. The first takes whatever query comes with it. */
const LANDING = '/'
const KEPT_PAGES = new Set([LANDING, '/cases', '/signin', '/signup'])
/** Milliseconds that a kept page is good for: another process may have newer cases. */
const GOOD_FOR = 60_000
const MOST_BYTES = 2_000_000
/** What Next asks the server for without a visit to a page, or what needs no rendering. */
const NO_PAGE = /^\/(?:_next|api|excalidraw|fonts|livez|readyz|metrics|favicon|icon)/
/** All that a page for nobody in particular may depend on. */
const NEEDED = new Set(['host', 'connection', 'x-forwarded-for', 'x-forwarded-proto', 'user-agent', 'accept'])
/** Milliseconds after which the next page is rendered in any case. */
const LONGEST_TURN = 1_000
/** Who waits for a page at once; more are told to come again. */
const MOST_WAITING = 200

type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<void>

/**
 * Answers people who are not signed in at a cost that they cannot drive up: pages that are the same for all of them
 * are rendered once a minute, any other is rendered one at a time, with a pause as long as it took. Whoever is signed
 * in goes straight through.
 */
export function anonymousPages(
  handle: Handle,
  clock: { now: () => number; sleep: (ms: number) => Promise<void> },
): Handle {
  const kept = new Map<string, { page: KeptPage; at: number }>()
  const rendering = new Map<string, Promise<void>>()
  let last: Promise<void> = Promise.resolve()
  let waiting = 0

  /** Renders one after another. Whoever reads an answer slowly does not hold up the next. */
  const inTurn = async (response: ServerResponse, render: () => Promise<void>) => {
    const before = last
    let free: (pause: Promise<void>) => void = () => {}
    last = new Promise((resolve) => {
      free = resolve
    })
    waiting++
    await before
    waiting--
    const started = clock.now()
    const rendered = response.destroyed ? Promise.resolve() : render()
    const settled = rendered.catch(() => {})
    void Promise.race([settled, clock.sleep(LONGEST_TURN)]).then(() =>
      free(clock.sleep(Math.min(LONGEST_TURN, clock.now() - started))),
    )
    await rendered
  }

  const renderKept = async (path: string, request: IncomingMessage, response: ServerResponse) => {
    for (const name of Object.keys(request.headers)) if (!NEEDED.has(name)) delete request.headers[name]
    const recorded = recordResponse(response, MOST_BYTES)
    await handle(request, response)
    const sent = await recorded
    const page = sent && keptPage(sent.status, sent.headers, sent.body)
    if (page) kept.set(path, { page, at: clock.now() })
  }

  return async (request, response) => {
    const { pathname, search } = new URL(request.url ?? '/', 'http://localhost')
    if (!isPage(request, pathname) || (await isSignedIn(request))) return handle(request, response)
    const canKeep = KEPT_PAGES.has(pathname) && (search === '' || pathname === LANDING) && isVisit(request)
    for (let tries = 0; canKeep && tries < 3; tries++) {
      const found = kept.get(pathname)
      if (found && clock.now() - found.at < GOOD_FOR) return sendKept(found.page, request, response)
      const underWay = rendering.get(pathname)
      if (!underWay) break
      await underWay
    }
    if (waiting >= MOST_WAITING) return busy(response)
    if (!canKeep || request.method !== 'GET') return inTurn(response, () => handle(request, response))
    const done = inTurn(response, () => renderKept(pathname, request, response))
    rendering.set(
      pathname,
      done.catch(() => {}),
    )
    try {
      await done
    } finally {
      rendering.delete(pathname)
    }
  }
}

function isPage({ method }: IncomingMessage, path: string): boolean {
  return (method === 'GET' || method === 'HEAD') && !NO_PAGE.test(path)
}

/** A browser that opens the page, not Next's own script that asks for a part of it. */
function isVisit({ headers }: IncomingMessage): boolean {
  return !Object.keys(headers).some((name) => name === 'rsc' || name.startsWith('next-') || name === 'range')
}

async function isSignedIn({ headers }: IncomingMessage): Promise<boolean> {
  const token = sessionTokenIn(parseCookies(headers.cookie))
  return token !== null && (await openToken(token)) !== null
}

function busy(response: ServerResponse): void {
  response.writeHead(503, { 'Content-Type': 'text/plain; charset=utf-8', 'Retry-After': '5' })
  response.end('Many people are opening pages at the moment. Load this page again in a few seconds.')
}
