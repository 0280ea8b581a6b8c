import { createHmac } from 'node:crypto'
import { authSecret } from '@/lib/shared/auth-secret'
import { hashToken } from '@/lib/shared/link-token'

const TOKEN = /^[\w-]{22}$/

/** Whether a text out of an address can be the token of a link at all. */
export function isShareToken(text: string): boolean {
  return TOKEN.test(text)
}

/**
 * The token of a link: 128 bits that nobody can guess without the installation's secret. It is made again each time its
 * address is shown, so that the database keeps only its hash and a leaked one opens no link.
 */
export function shareTokenOf(linkId: string): string {
  return createHmac('sha256', authSecret())
    .update(`share ${linkId}`)
    .digest()
    .subarray(0, 16)
    .toString('base64url')
}

/** The same for a link that is kept; null where the secret is another one by now. */
export function knownTokenOf({ id, tokenHash }: { id: string; tokenHash: string }): string | null {
  const token = shareTokenOf(id)
  return hashToken(token) === tokenHash ? token : null
}
