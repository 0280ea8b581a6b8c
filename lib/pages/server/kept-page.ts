import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { promisify } from 'node:util'
import { constants, gzip } from 'node:zlib'
import { newNonce, pageHeaders } from '@/lib/shared/http/page-headers'

/** A page that was rendered once, cut where its nonce stands. */
export type KeptPage = { parts: string[]; headers: OutgoingHttpHeaders }

/** Headers of one answer alone. */
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

/** Cuts a rendered page at its nonce. Null for what is no whole page, or one that depends on who asked. */
export function keptPage(status: number, headers: OutgoingHttpHeaders, body: string): KeptPage | null {
  const policy = headers['content-security-policy']
  const nonce = typeof policy === 'string' ? /'nonce-([^']+)'/.exec(policy)?.[1] : undefined
  if (status !== 200 || !nonce || headers['set-cookie'] || headers['content-encoding']) return null
  if (!String(headers['content-type']).startsWith('text/html')) return null
  const kept = Object.fromEntries(Object.entries(headers).filter(([name]) => !OWN.has(name)))
  return { parts: body.split(nonce), headers: kept }
}

/** Whether a browser takes a compressed page. */
export function takesGzip({ headers }: IncomingMessage): boolean {
  return /\bgzip\b/.test(String(headers['accept-encoding'] ?? ''))
}

/** Answers with a kept page under a nonce of its own. */
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
