import { contentSecurityPolicy } from './content-security-policy'

/** An unpredictable nonce. */
export function newNonce(): string {
  return btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))))
}

/** The target of a shared link, made for frames. No other page can be framed. */
const FRAMED = /^\/s\/[\w-]+\/embed$/

/** Whether other sites may show the page at a path in a frame, if it exists. */
export function mayBeFramed(path: string): boolean {
  return FRAMED.test(path)
}

/**
 * The security headers of a page with this nonce, requested under this host. `framed`: other sites may show
 * it in a frame.
 */
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
