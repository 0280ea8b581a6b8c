import { env } from '@/lib/shared/env'

/**
 * A page's URL for a mail. Never derived from a request: otherwise somebody who causes a mail to somebody else could
 * make its links lead to a host of their own.
 * @param path begins with a slash
 */
export function siteAddress(path: string): string {
  const { APP_URL, PORT } = env()
  return `${APP_URL ?? `http://localhost:${PORT}`}${path}`
}
