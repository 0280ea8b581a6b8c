import { createHmac, timingSafeEqual } from 'node:crypto'
import { authSecret } from '@/lib/shared/auth-secret'
import { idSchema } from '@/lib/shared/id-schema'
import { isMailKind, type MailKind } from '../domain/mail-kind'

/** The user and the kind of mail that an unsubscribe link is for. */
export type Unsubscribe = { userId: string; kind: MailKind }

/** The token of an unsubscribe link. It works without signing in, for as long as the account exists. */
export function unsubscribeToken({ userId, kind }: Unsubscribe): string {
  return `${userId}.${kind}.${sign(`${userId}.${kind}`)}`
}

/** The content of such a token; null if we did not sign it. */
export function openUnsubscribe(token: string): Unsubscribe | null {
  const [userId = '', kind = '', proof = ''] = token.split('.')
  if (!idSchema.safeParse(userId).success || !isMailKind(kind)) return null
  const [given, wanted] = [Buffer.from(proof), Buffer.from(sign(`${userId}.${kind}`))]
  return given.length === wanted.length && timingSafeEqual(given, wanted) ? { userId, kind } : null
}

function sign(text: string): string {
  return createHmac('sha256', authSecret()).update(`unsubscribe:${text}`).digest('base64url')
}
