import { clientAddress } from '../server/client-address'
import { trustedProxies } from '../server/trusted-proxies'

/** The network address that a request came from, as far as it can be trusted. */
export function requestAddress(headers: { get(name: string): string | null }): string {
  return clientAddress(headers.get('x-forwarded-for'), trustedProxies())
}
