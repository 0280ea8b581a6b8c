import { createHash, randomBytes } from 'node:crypto'

/** A fresh link token: 128 random bits, URL-safe. */
export function newToken(): string {
  return randomBytes(16).toString('base64url')
}

/** The stored form of a token. Links are looked up by it, so a leaked table opens no room. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}
