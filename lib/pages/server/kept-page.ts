import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { promisify } from 'node:util'
import { constants, gzip } from 'node:zlib'
import { newNonce, pageHeaders } from '@/lib/shared/http/page-headers'

/** A page that was rendered once, split at the places of its nonce. */
export type KeptPage = { parts: string[]; headers: OutgoingHttpHeaders }

/** Headers that belong to one response only. */
const OWN = new Set([
  'content-security-policy',
  'strict-transport-security',
  'content-length',
  'content-encoding',
  'transfer-encoding',
  'connection',
  'keep-alive',
  'date',
  'etag',
  'set-cookie',
])

const compress = promisify(gzip)

/**
 * Splits a rendered page at its nonce. Null for an incomplete page, or one that depends on who requested it.
 */
export function keptPage(status: number, headers: OutgoingHttpHeaders, body: string): KeptPage | null {
  const policy = headers['content-security-policy']
  const nonce = typeof policy === 'string' ? /'nonce-([^']+)'/.exec(policy)?.[1] : undefined
  if (status !== 200 || !nonce || headers['set-cookie'] || headers['content-encoding']) return null
  if (!String(headers['content-type']).startsWith('text/html')) return null
  const kept = Object.fromEntries(Object.entries(headers).filter(([name]) => !OWN.has(name)))
  return { parts: body.split(nonce), headers: kept }
}

/** Whether a browser accepts a gzipped page. */
export function takesGzip({ headers }: IncomingMessage): boolean {
  return /\bgzip\b/.test(String(headers['accept-encoding'] ?? ''))
}

/** Serves a cached page with a fresh nonce. */
export async function sendKept(
  page: KeptPage,
  request: IncomingMessage,
  response: ServerResponse,
  zips = takesGzip(request),
): Promise<void> {
  const { headers } = request
  const nonce = newNonce()
  const protection = pageHeaders(nonce, {
    host: headers.host ?? '',
    proto: String(headers['x-forwarded-proto'] ?? 'http'),
  })
  const html = Buffer.from(page.parts.join(nonce))
  const body = zips ? await compress(html, { level: constants.Z_BEST_SPEED }) : html
  response.writeHead(200, {
    ...page.headers,
    ...protection,
    ...(zips && { 'Content-Encoding': 'gzip' }),
    'Content-Length': body.length,
  })
  response.end(request.method === 'HEAD' ? undefined : body)
}
