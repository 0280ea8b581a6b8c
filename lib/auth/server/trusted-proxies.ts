import { env } from '@/lib/shared/env'

/**
 * How many proxies of ours are in front. If not configured: the server itself speaks plain HTTP, so if the public URL
 * is HTTPS there is one.
 */
export function trustedProxies(): number {
  const { APP_URL, TRUSTED_PROXIES } = env()
  return TRUSTED_PROXIES ?? (APP_URL?.startsWith('https:') ? 1 : 0)
}
