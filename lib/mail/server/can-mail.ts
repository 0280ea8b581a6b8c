import { env } from '@/lib/shared/env'

/**
 * Whether this installation can deliver mail: without a mail server, mail stays in a folder that only the operator can
 * read.
 */
export function canMail(): boolean {
  return env().SMTP_URL !== undefined
}
