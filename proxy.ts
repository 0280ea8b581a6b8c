import { type NextRequest, NextResponse } from 'next/server'
import { mayBeFramed, newNonce, pageHeaders } from './lib/shared/http/page-headers'

/**
 * Gives every page its Content-Security-Policy with a fresh nonce; Next reads it from the request and puts it
 * on its scripts, layouts read `x-nonce`. Authorises nothing: every page, action and handler does so itself.
 */
export function proxy(request: NextRequest) {
  const nonce = newNonce()
  const framed = mayBeFramed(request.nextUrl.pathname)
  const protection = pageHeaders(nonce, {
    host: request.headers.get('host') ?? request.nextUrl.host,
    proto: request.headers.get('x-forwarded-proto') ?? request.nextUrl.protocol.replace(':', ''),
    framed,
  })
  const headers = new Headers(request.headers)
  headers.set('x-nonce', nonce)
  // On a page of another site nobody is anybody.
  if (framed) headers.delete('cookie')
  headers.set('Content-Security-Policy', protection['Content-Security-Policy'])
  const response = NextResponse.next({ request: { headers } })
  for (const [name, value] of Object.entries(protection)) response.headers.set(name, value)
  return response
}

export const config = {
  // Static files run no scripts of their own. Pictures that people brought have a stricter policy, which this one would
  // replace. Archives and drawings are received by their routes alone: what passes here is kept in memory and cut.
  matcher: [
    '/((?!_next/static|_next/image|excalidraw/|api/(?:rooms|reviews|shared)/[^/]+/images/|api/imported$|api/rooms/drawn$|favicon.ico).*)',
  ],
}
