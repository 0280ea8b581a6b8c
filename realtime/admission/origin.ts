import type { IncomingMessage } from 'node:http'
import type { TLSSocket } from 'node:tls'
import { clientAddress } from '@/lib/auth/server/client-address'
import { addressesOf } from '@/lib/auth/server/forwarded-headers'

type Asked = Pick<IncomingMessage, 'headers' | 'method' | 'socket'>

/**
 * Whether a page of this origin may open a socket: only the app itself. Browsers send the origin with every
 * websocket, and pages elsewhere cannot forge it, so this keeps other sites from acting with somebody's
 * cookie. With the plain GET requests of long polling, browsers say only whether the page is of the same
 * origin, and that only over https or on the same machine: otherwise the result is `unknown`.
 * @param allowed the app's own origin, or undefined to use the requested scheme and host
 */
export function originOf(request: Asked, allowed: string | undefined): 'own' | 'foreign' | 'unknown' {
  const { origin, host, upgrade, 'sec-fetch-site': site } = request.headers
  if (origin === undefined && request.method === 'GET' && upgrade === undefined)
    return site === undefined ? 'unknown' : site === 'same-origin' ? 'own' : 'foreign'
  if (!origin || !URL.canParse(origin)) return 'foreign'
  return new URL(origin).origin === (allowed ?? `${schemeOf(request)}://${host}`) ? 'own' : 'foreign'
}

/** The scheme that users see: a proxy that terminates https for us reports it. */
function schemeOf({ headers, socket }: Asked): 'http' | 'https' {
  if ((socket as TLSSocket).encrypted) return 'https'
  return isNeighbour(socket.remoteAddress) && lastOf(headers['x-forwarded-proto']) === 'https'
    ? 'https'
    : 'http'
}

/** Another program on this machine: health checks, a proxy, tests. */
function isLoopback(address: string): boolean {
  return address === '::1' || address.startsWith('127.') || address.startsWith('::ffff:127.')
}

const PRIVATE = /^(::ffff:)?(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|f[cd])/i

function isNeighbour(peer = ''): boolean {
  return isLoopback(peer) || PRIVATE.test(peer)
}

/**
 * Where a connection comes from, or null for a program on this machine that connects on its own behalf. As
 * with pages, only declared proxies may name an address, and whatever they name is counted.
 * @param proxies number of trusted proxies in front
 */
export function addressOf(
  { headers, socket }: Pick<Asked, 'headers' | 'socket'>,
  proxies: number,
): string | null {
  const peer = socket.remoteAddress ?? 'unknown'
  if (isLoopback(peer) && !headers['x-forwarded-for']) return null
  return clientAddress(addressesOf(headers, peer), proxies)
}

function lastOf(header: string | string[] | undefined): string | undefined {
  return (Array.isArray(header) ? header.at(-1) : header)?.split(',').at(-1)?.trim()
}
