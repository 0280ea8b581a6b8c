import { env } from '@/lib/shared/env'

/**
 * How many proxies of ours stand in front. Where nobody says: we speak plain http ourselves, so where people open https
 * there is one.
 */
export function trustedProxies(): number {
  const { APP_URL, TRUSTED_PROXIES } = env()
  return TRUSTED_PROXIES ?? (APP_URL?.startsWith('https:') ? 1 : 0)
}
