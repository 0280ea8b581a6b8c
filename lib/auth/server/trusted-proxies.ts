import { env } from '@/lib/shared/env'

/**
 * How many proxies of ours stand in front. We speak plain http ourselves, so where people open https there is one.
 */
export function trustedProxies(): number {
  return env().APP_URL?.startsWith('https:') ? 1 : 0
}
