import { env } from '@/lib/shared/env'

/**
 * A page's address for a mail. Never taken from a request: whoever asks for a mail to somebody else could have its links
 * lead to a host of their own.
 * @param path begins with a slash
 */
export function siteAddress(path: string): string {
  const { APP_URL, PORT } = env()
  return `${APP_URL ?? `http://localhost:${PORT}`}${path}`
}
