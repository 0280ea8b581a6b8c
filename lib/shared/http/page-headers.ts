import { contentSecurityPolicy } from './content-security-policy'

/** A nonce that nobody can foresee. */
export function newNonce(): string {
  return btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))))
}

/** The headers by which a page is protected, for a page with this nonce that was asked for under this host. */
export function pageHeaders(
  nonce: string,
  asked: { host: string; proto: string },
): { 'Content-Security-Policy': string; 'Strict-Transport-Security'?: string } {
  const policy = contentSecurityPolicy({
    nonce,
    host: asked.host,
    dev: process.env.NODE_ENV !== 'production',
  })
  const https = asked.proto.split(',')[0]?.trim() === 'https'
  return {
    'Content-Security-Policy': policy,
    ...(https && { 'Strict-Transport-Security': 'max-age=31536000' }),
  }
}
