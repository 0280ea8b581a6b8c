import { promisify } from 'node:util'
import { constants, gzip } from 'node:zlib'

const compress = promisify(gzip)

/** An answer made of bytes, compressed for browsers that take it: Next compresses only what it knows to be text. */
export async function compressedResponse(
  request: Request,
  bytes: Uint8Array<ArrayBuffer>,
  headers: Record<string, string>,
): Promise<Response> {
  const takes = /(?:^|,)\s*gzip\s*(?:[,;]|$)/.test(request.headers.get('accept-encoding') ?? '')
  const body = takes ? await compress(bytes, { level: constants.Z_BEST_SPEED }) : bytes
  return new Response(body, {
    headers: { ...headers, Vary: 'Accept-Encoding', ...(takes ? { 'Content-Encoding': 'gzip' } : {}) },
  })
}
