import { env } from '@/lib/shared/env'

/** Whether mail of this installation arrives: without a mail server it stays in a folder that only its owner can read. */
export function canMail(): boolean {
  return env().SMTP_URL !== undefined
}
