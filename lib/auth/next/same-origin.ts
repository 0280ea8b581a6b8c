import { env } from '@/lib/shared/env'
import { AppError } from '@/lib/shared/errors'

/**
 * Throws `auth/other-site` when another site's page sent the request. A browser names the origin on whatever can
 * change something; what sends none is no browser and carries nobody's cookies unasked.
 */
export function assertSameOrigin(headers: Headers): void {
  const origin = headers.get('origin')
  const fetchSite = headers.get('sec-fetch-site')
  const same = origin === null ? fetchSite === null || fetchSite === 'same-origin' : isOurs(origin, headers)
  if (!same) {
    throw new AppError(
      'auth/other-site',
      'This came from another site and was not carried out. Open Threepoint and try again.',
    )
  }
}

function isOurs(origin: string, headers: Headers): boolean {
  if (origin === env().APP_URL) return true
  return URL.canParse(origin) && new URL(origin).host === headers.get('host')
}
