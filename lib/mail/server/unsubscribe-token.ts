import { createHmac, timingSafeEqual } from 'node:crypto'
import { authSecret } from '@/lib/shared/auth-secret'
import { idSchema } from '@/lib/shared/id-schema'
import { isMailKind, type MailKind } from '../domain/mail-kind'

/** Whose mails of which kind a link in a mail stops. */
export type Unsubscribe = { userId: string; kind: MailKind }

/** What a link holds that stops mails of a kind. It works without signing in, for as long as the account exists. */
export function unsubscribeToken({ userId, kind }: Unsubscribe): string {
  return `${userId}.${kind}.${sign(`${userId}.${kind}`)}`
}

/** What such a link stops; null for what we did not sign. */
export function openUnsubscribe(token: string): Unsubscribe | null {
  const [userId = '', kind = '', proof = ''] = token.split('.')
  if (!idSchema.safeParse(userId).success || !isMailKind(kind)) return null
  const [given, wanted] = [Buffer.from(proof), Buffer.from(sign(`${userId}.${kind}`))]
  return given.length === wanted.length && timingSafeEqual(given, wanted) ? { userId, kind } : null
}

function sign(text: string): string {
  return createHmac('sha256', authSecret()).update(`unsubscribe:${text}`).digest('base64url')
}
