import type { IncomingHttpHeaders } from 'node:http'

/** What a proxy says of the request that it passes on; without one, the client itself wrote it. */
const SAID_BY_PROXIES = ['forwarded', 'x-forwarded-host', 'x-forwarded-port', 'x-forwarded-proto']

/** Said once, when a request came through a proxy that is not declared. */
export const UNDECLARED_PROXY =
  'Unsafe: a proxy forwards requests, but none is declared, so everybody counts as one address: they share the 40 sign-in attempts, and sign-ups are not limited where that address is this machine. Behind https, forms are rejected as if they came from another site. Set APP_URL to the https address that people open, or TRUSTED_PROXIES to the number of proxies.'

/** The addresses that a request names for its way here, and at the end the one it came from: clientAddress() takes these. */
export function addressesOf(headers: IncomingHttpHeaders, peer: string | undefined): string {
  return [headers['x-forwarded-for'], peer].flat().filter(Boolean).join(', ')
}

/**
 * Makes a request's forwarding headers say what can be relied on: the peer's address comes last in `X-Forwarded-For`,
 * and without a proxy of ours nobody says which host or protocol people use.
 * @param proxies how many proxies of ours stand in front
 * @returns whether some proxy passed this on although none is declared
 */
export function cleanForwarded(
  headers: IncomingHttpHeaders,
  peer: string | undefined,
  proxies: number,
): boolean {
  const forwarded = headers['x-forwarded-for']
  headers['x-forwarded-for'] = addressesOf(headers, peer)
  if (proxies > 0) return false
  for (const name of SAID_BY_PROXIES) delete headers[name]
  return forwarded !== undefined
}
