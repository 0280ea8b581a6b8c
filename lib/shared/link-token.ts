import { createHash, randomBytes } from 'node:crypto'

/** A fresh link token: 128 random bits, URL-safe. */
export function newToken(): string {
  return randomBytes(16).toString('base64url')
}

/** What is kept of a token. Looking a link up goes through this, so a leaked table opens no room. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}
