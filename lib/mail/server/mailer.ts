import { env } from '@/lib/shared/env'
import { singleton } from '@/lib/shared/singleton'
import { outboxMailer } from './outbox-mailer'
import type { Mailer } from './outgoing-mail'
import { smtpMailer } from './smtp-mailer'

/** How this installation sends mail: through its mail server, or as files in DATA_DIR/outbox. */
export function mailer(): Mailer {
  return singleton('mailer', () => {
    const { SMTP_URL, DATA_DIR } = env()
    return SMTP_URL ? smtpMailer(SMTP_URL) : outboxMailer(DATA_DIR)
  })
}
