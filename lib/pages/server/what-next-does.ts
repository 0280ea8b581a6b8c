import type { IncomingMessage } from 'node:http'

/** What a request requires: rendering a page, only our own code, or next to nothing. */
export type Cost = 'page' | 'call' | 'file'

/** Requested by monitoring, and cheap. They do not queue. */
const PROBES = /^\/(?:livez|readyz|metrics)$/
/**
 * The routes of app/api as full patterns, by their folder names: `*` matches one segment, `**` one or more.
 */
const ROUTES = [
  'api/auth/**',
  'api/bookings/*/calendar',
  'api/calendar/*',
  'api/cases/*/model',
  'api/data',
  'api/imported',
  'api/imported/*/chat',
  'api/imported/*/images/*',
  'api/imported/*/replay',
  'api/practice',
  'api/reviews/*/chat',
  'api/reviews/*/images/*',
  'api/reviews/*/replay',
  'api/rooms/drawn',
  'api/rooms/*/next',
  'api/rooms/*/images/*',
  'api/rooms/*/handbook/*',
  'api/sessions/*/ai',
  'api/sessions/*/archive',
  'api/sessions/*/archive/state',
  'api/sessions/*/ai/*',
  'api/sessions/*/chat',
  'api/sessions/*/comments',
  'api/sessions/*/grades',
  'api/sessions/*/replay',
  'api/shared/*/chat',
  'api/shared/*/comments',
  'api/shared/*/images/*',
  'api/shared/*/preview',
  'api/shared/*/replay',
  'api/shared/*/views',
  'api/start',
  'api/unsubscribe/*',
  'api/watch',
].map((route) => route.split('/'))
/** Files that Next serves itself. Missing ones below `_next/static` get a response without a page. */
const FILES = /^\/(?:_next\/static\/.*|_next\/image|favicon\.ico)$/

/**
 * What Next does for a request. For a URL without a page it renders the not-found page, and methods other
 * than GET make no difference to that.
 * @param files paths of the files in `public/`
 */
export function whatNextDoes(
  { method, headers }: Pick<IncomingMessage, 'method' | 'headers'>,
  path: string,
  files: ReadonlySet<string>,
): Cost {
  if (PROBES.test(path)) return 'file'
  if (isRoute(path)) return 'call'
  if (method === 'GET' || method === 'HEAD') return FILES.test(path) || files.has(path) ? 'file' : 'page'
  return isAction(method, headers) ? 'call' : 'page'
}

function isRoute(path: string): boolean {
  const [before, ...words] = path.split('/')
  return before === '' && !words.includes('') && ROUTES.some((route) => fits(words, route))
}

function fits(words: readonly string[], route: readonly string[]): boolean {
  const isOpen = route.at(-1) === '**'
  if (isOpen ? words.length < route.length : words.length !== route.length) return false
  return route.every((word, at) => word.startsWith('*') || word === words[at])
}

/** Next runs an action instead of a page, except for the form encoding that actions do not accept. */
function isAction(method: string | undefined, headers: IncomingMessage['headers']): boolean {
  const type = headers['content-type'] ?? ''
  return (
    method === 'POST' && 'next-action' in headers && !type.startsWith('application/x-www-form-urlencoded')
  )
}
