import { createHmac } from 'node:crypto'
import { authSecret } from '@/lib/shared/auth-secret'
import { hashToken } from '@/lib/shared/link-token'

const TOKEN = /^[\w-]{22}$/

/** Whether a text from a URL has the form of a link's token. */
export function isShareToken(text: string): boolean {
  return TOKEN.test(text)
}

/**
 * The token of a link: 128 bits that nobody can guess without the installation's secret. It is computed again each
 * time its URL is shown, so that the database stores only its hash and a leaked database opens no link.
 */
export function shareTokenOf(linkId: string): string {
  return createHmac('sha256', authSecret())
    .update(`share ${linkId}`)
    .digest()
    .subarray(0, 16)
    .toString('base64url')
}

/** The same for a stored link; null if the secret has changed since. */
export function knownTokenOf({ id, tokenHash }: { id: string; tokenHash: string }): string | null {
  const token = shareTokenOf(id)
  return hashToken(token) === tokenHash ? token : null
}
