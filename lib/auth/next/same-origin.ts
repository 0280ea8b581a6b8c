import { env } from '@/lib/shared/env'
import { appError } from '@/lib/shared/errors'

/**
 * Throws `auth/other-site` when another site's page sent the request. Browsers send the Origin header with every
 * request that can change something; a client that sends none is not a browser, and cannot be tricked into sending a
 * user's cookies.
 */
export function assertSameOrigin(headers: Headers): void {
  const origin = headers.get('origin')
  const fetchSite = headers.get('sec-fetch-site')
  const same = origin === null ? fetchSite === null || fetchSite === 'same-origin' : isOurs(origin, headers)
  if (!same) {
    throw appError('auth/other-site')
  }
}

function isOurs(origin: string, headers: Headers): boolean {
  if (origin === env().APP_URL) return true
  if (env().APP_URL || !URL.canParse(origin)) return false
  // The same host over another protocol is another site: somebody on the network may have injected its page.
  const protocol = headers.get('x-forwarded-proto')?.split(',')[0]?.trim() || 'http'
  return new URL(origin).origin === `${protocol}://${headers.get('host')}`
}
