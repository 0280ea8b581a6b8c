import { createHmac, timingSafeEqual } from 'node:crypto'
import { authSecret } from '@/lib/shared/auth-secret'
import { newId } from '@/lib/shared/ids'

/** How long a browser is remembered after its last sign-in, in seconds. */
export const DEVICE_MAX_AGE = 180 * 24 * 60 * 60

/** One cookie per account, so that several people can share a browser. The name does not reveal whose it is. */
export function deviceCookieName(email: string): string {
  return `tp-device-${sign(`name:${email}`).slice(0, 12)}`
}

/**
 * The value that a browser keeps after a sign-in: proof that the account was opened on it, which cannot be used to sign
 * in.
 */
export function newDevice(email: string): string {
  const id = newId()
  return `${id}.${sign(`${id}:${email}`)}`
}

/** The id of a browser on which this account was opened before; null for every other value. */
export function knownDevice(email: string, cookie: string | undefined): string | null {
  const [id = '', proof = ''] = (cookie ?? '').split('.')
  const [given, wanted] = [Buffer.from(proof), Buffer.from(sign(`${id}:${email}`))]
  return given.length === wanted.length && timingSafeEqual(given, wanted) ? id : null
}

function sign(text: string): string {
  return createHmac('sha256', authSecret()).update(`device:${text}`).digest('base64url')
}
