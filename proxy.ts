import { type NextRequest, NextResponse } from 'next/server'
import { contentSecurityPolicy } from '@/lib/shared/content-security-policy'

/**
 * Gives every page its Content-Security-Policy with a fresh nonce; Next reads it from the request and puts it
 * on its scripts, layouts read `x-nonce`. Authorises nothing: every page, action and handler does so itself.
 */
export function proxy(request: NextRequest) {
  const nonce = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))))
  const proto = request.headers.get('x-forwarded-proto') ?? request.nextUrl.protocol.replace(':', '')
  const https = proto.split(',')[0]?.trim() === 'https'
  const policy = contentSecurityPolicy({
    nonce,
    host: request.headers.get('host') ?? request.nextUrl.host,
    dev: process.env.NODE_ENV !== 'production',
  })
  const headers = new Headers(request.headers)
  headers.set('x-nonce', nonce)
  headers.set('Content-Security-Policy', policy)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('Content-Security-Policy', policy)
  if (https) response.headers.set('Strict-Transport-Security', 'max-age=31536000')
  return response
}

export const config = {
  // Static files run no scripts of their own.
  matcher: ['/((?!_next/static|_next/image|excalidraw/|favicon.ico).*)'],
}
