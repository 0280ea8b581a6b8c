import { contentSecurityPolicy } from './content-security-policy'

/** A nonce that nobody can foresee. */
export function newNonce(): string {
  return btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))))
}

/** What a shared link leads to, made for frames. Everything else stays out of them. */
const FRAMED = /^\/s\/[\w-]+\/embed$/

/** Whether other sites may show the page at a path in a frame, if there is one. */
export function mayBeFramed(path: string): boolean {
  return FRAMED.test(path)
}

/** The headers by which a page is protected, for a page with this nonce that was asked for under this host. `framed`: other sites may show it in a frame. */
export function pageHeaders(
  nonce: string,
  asked: { host: string; proto: string; framed?: boolean },
): { 'Content-Security-Policy': string; 'Strict-Transport-Security'?: string } {
  const policy = contentSecurityPolicy({
    nonce,
    host: asked.host,
    framed: asked.framed ?? false,
    dev: process.env.NODE_ENV !== 'production',
  })
  const https = asked.proto.split(',')[0]?.trim() === 'https'
  return {
    'Content-Security-Policy': policy,
    ...(https && { 'Strict-Transport-Security': 'max-age=31536000' }),
  }
}
