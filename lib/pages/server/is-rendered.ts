import type { IncomingMessage } from 'node:http'

/** What no page is rendered for, whatever the method: the routes of app/, each whole. */
const ROUTES =
  /^\/(?:livez|readyz|metrics|api\/auth\/.+|api\/rooms\/[^/]+\/(?:next|(?:images|handbook)\/[^/]+)|api\/sessions\/[^/]+\/(?:chat|grades))$/
/** Files that Next serves itself. It answers for missing ones below `_next/static` without a page. */
const FILES = /^\/(?:_next\/static\/.*|_next\/image|favicon\.ico|icon\.svg)$/

/**
 * Whether Next renders a page for a request: for an address without a page it renders that there is none, and a
 * method other than GET makes no difference to it.
 * @param files paths of the files in `public/`
 */
export function isRendered(
  { method, headers }: Pick<IncomingMessage, 'method' | 'headers'>,
  path: string,
  files: ReadonlySet<string>,
): boolean {
  if (ROUTES.test(path)) return false
  if (method === 'GET' || method === 'HEAD') return !FILES.test(path) && !files.has(path)
  return !isAction(method, headers)
}

/** Next runs an action instead of a page, except for the form encoding that it does not take. */
function isAction(method: string | undefined, headers: IncomingMessage['headers']): boolean {
  const type = headers['content-type'] ?? ''
  return (
    method === 'POST' && 'next-action' in headers && !type.startsWith('application/x-www-form-urlencoded')
  )
}
