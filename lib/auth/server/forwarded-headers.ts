import type { IncomingHttpHeaders } from 'node:http'

/** Headers in which a proxy describes the request that it forwards; without a proxy, the client itself wrote them. */
const SAID_BY_PROXIES = ['forwarded', 'x-forwarded-host', 'x-forwarded-port', 'x-forwarded-proto']

/** Logged once, when a request arrives through a proxy that is not declared. */
export const UNDECLARED_PROXY =
  'Unsafe: a proxy forwards requests, but none is declared, so everybody counts as one address: they share the 40 sign-in attempts, and sign-ups are not limited where that address is this machine. Behind https, forms are rejected as if they came from another site. Set APP_URL to the https address that people open, or TRUSTED_PROXIES to the number of proxies.'

/** The addresses that a request lists for its route, followed by the one it came from: input for clientAddress(). */
export function addressesOf(headers: IncomingHttpHeaders, peer: string | undefined): string {
  return [headers['x-forwarded-for'], peer].flat().filter(Boolean).join(', ')
}

/**
 * Makes a request's forwarding headers trustworthy: the peer's address comes last in `X-Forwarded-For`, and without a
 * proxy of ours no header states the public host or protocol.
 * @param proxies how many proxies of ours are in front
 * @returns whether a proxy forwarded this although none is declared
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
